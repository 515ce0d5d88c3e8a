plugin-name = 商机跟进
plugin-summary = 为多日无人跟进的商机创建任务。
plugin-description = 每天检查一次。商机被修改，或有人为其写了任务或备注，即视为有人跟进。同一段沉寂期内不会重复创建任务，即使第一个任务已被删除。
why-records = 用于向您显示，您可见的商机中哪些会得到任务。
why-records-all = 用于每天在无人登录时检查所有商机。
why-records-all-write = 用于创建任务。
why-storage = 用于记住已创建的任务。只保存编号和时间，不保存商机内容。
why-settings = 用于了解间隔天数以及任务归谁。
why-clock = 用于计算商机沉寂了多久。
why-pages = 用于显示接下来哪些商机会得到任务，以及哪些已经得到。
why-job-runner = 用于每天检查一次。
setting-days = 无人跟进的天数
setting-leave-out = 不检查的阶段
setting-leave-out-hint = 阶段的键，用逗号分隔。处于这些阶段的商机不会得到任务。
setting-whose = 任务归谁
setting-whose-owner = 商机负责人
setting-whose-nobody = 暂不指定，由愿意的人领取
setting-title = 任务名称
setting-title-hint = { "{deal}" } 代表商机名称。
setting-due-days = 任务期限（天）
page-title = 商机跟进
job-daily = 查找沉寂的商机
lead = { $count ->
    [0] 没有沉寂满 { $days } 天而尚无任务的商机。
   *[other] 有 { $count } 个商机已沉寂 { $days } 天，接下来将得到任务。
 }
next-title = 下次检查将做什么
next-empty = 满 { $days } 天无人跟进的商机会列在这里，直到得到任务。
made-title = 已经做了什么
made-empty = 创建的任务会列在这里。
column-deal = 商机
column-owner = 负责人
column-touched = 最近跟进
column-task = 任务
column-made = 创建时间
made = { $count ->
    [0] 没有商机需要任务。
   *[other] 创建了 { $count } 个任务。
 }
changes-0-1-0 = 第一个版本。
