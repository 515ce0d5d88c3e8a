plugin-name = @title@
plugin-summary = 显示尚未结束的商机中金额最大的那些
why-records = 用于读取您有权查看的商机
why-pages = 用于在页面上显示这些商机
page-title = 金额最大的进行中商机
lead = { $count ->
    [0] 没有进行中的商机。
   *[other] 有 { $count } 个进行中的商机。
 }
column-deal = 商机
column-stage = 阶段
column-value = 金额
stage = { $stage }
nothing-open = 尚未结束的商机会显示在这里，金额大的在前。
