plugin-name = 商机评分
plugin-summary = 按金额、阶段、工作量和资料完整度给商机评分，让有前景的商机一目了然。
plugin-description = 请在商机表中新建一个整数字段，例如键为 score 的“评分”，即可按它排序和筛选。评分会立即随人们对商机、任务和备注的操作而更新。每个商机页面上的面板会说明评分的构成。
why-records = 用于在商机上显示评分的构成，仅限您可见的内容。
why-records-all = 用于为商机评分，不论谁可见。
why-records-all-write = 用于把评分写入商机的字段。
why-settings = 用于了解各部分的权重。
why-storage = 用于记住哪些商机尚待评分。只保存编号。
why-event-listener = 用于跟踪商机、任务和备注的变化。
why-job-runner = 用于一次为大量商机评分，例如导入之后。
why-panels = 用于在商机页面上显示评分的构成。
setting-field = 评分字段
setting-field-hint = 商机表中一个整数字段的键。
setting-weight-value = 金额的分数
setting-big-value = 得满分的金额
setting-big-value-hint = 以商机货币的整数单位计。较小的商机按比例得分。
setting-weight-stage = 阶段的分数
setting-dead-stages = 不计分的阶段
setting-dead-stages-hint = 阶段的键，用逗号分隔。其余阶段按顺序计分。
setting-weight-work = 工作量的分数
setting-weight-work-hint = 五个任务和备注即得满分。
setting-weight-known = 资料完整度的分数
setting-weight-known-hint = 公司、联系人和负责人各占三分之一。
panel-title = 评分
panel-score = 评分
points = { $points } / { $most }
part-value = 金额
part-stage = 阶段
part-work = 工作量
part-known = 资料完整度
no-field = 商机还没有字段 { $field }：管理员将其建为整数字段后，评分就会显示在那里。
job-catch-up = 为等待中的商机评分
caught-up = { $count ->
    [0] 没有商机等待评分。
   *[other] 已为 { $count } 个商机评分。
 }
changes-0-1-0 = 第一个版本。
