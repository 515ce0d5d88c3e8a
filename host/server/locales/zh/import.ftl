# 导入文件。
import-title = 导入到{ $table }
import-file = 文件
import-file-hint = CSV 文件，第一行为列名。编码和分隔符会自动识别。
import-read = 读取文件
import-seen = { $file }：共 { $rows } 行，编码为 { $encoding }。尚未导入任何内容。
import-columns = 列
import-column = 列
import-samples = 部分值
import-holds = 看起来是
import-field = 导入到字段
import-field-of = { $column } 列对应的字段
import-leave-out = 不导入
import-skip = 即使部分行被拒绝，也导入其余的行
import-check = 仅检查，不导入
import-run = 导入
import-all-ready = 全部 { $rows } 行都可以导入。
import-some-refused = { $rows } 行中有 { $ready } 行可以导入，{ $refused } 行被拒绝。未导入任何内容。
import-refused = 被拒绝的内容
import-line = 行号
import-value = 值
import-reason = 原因
import-more-refused = 另有 { $count } 处。
import-spellings = 无法识别的名称
import-spellings-about = 请说明每个名称的含义，然后再次检查。留空的将被拒绝。
import-spelling = 文件中的写法
import-rows = 行数
import-meaning = 含义
import-meaning-of = “{ $spelling }”的含义
imported-notice = 已导入：{ $what }。
imported-some-notice = 已导入：{ $what }。跳过 { $refused } 行。
guess-empty = 空
guess-text = 文本
guess-integer = 整数
guess-decimal = 数字
guess-money = 金额
guess-boolean = 是/否
guess-date = 日期
guess-datetime = 日期和时间
import-runs = 正在导入 { $file }。
import-checks = 正在检查 { $file }。

# Why a row is refused
problem-import-no-file = 无法从单元格导入文件。
problem-import-no-whole-number = 这不是整数。
problem-import-no-number = 这不是数字。
problem-import-no-amount = 这不是金额。
problem-import-no-yes-or-no = 这既不是“是”也不是“否”。
problem-import-no-moment = 这不是带时间的日期。
problem-import-no-date = { $order ->
    [ymd] 这不是日期。此处日期写作 年-月-日。
    [dmy] 这不是日期。此处日期写作 日.月.年。
   *[mdy] 这不是日期。此处日期写作 月/日/年。
}
problem-import-too-many-digits = { $currency } 的金额没有这么多位小数。
problem-import-in-this-file = “{ $name }”也在此文件中：请先导入那一行。
problem-import-several-records = 有多条记录使用此名称：请指明是哪一条。
problem-import-several-choices = 有多个选项使用此名称：请指明是哪一个。
problem-import-unknown-record = 没有记录使用此名称。
problem-import-unknown-choice = 没有选项使用此名称。
problem-import-not-filled = 此字段为必填，但没有列填入其中。
problem-import-taken = 另一条记录或前面的行已有此值。它必须唯一。
problem-import-refers = 它引用第 { $line } 行，而该行被拒绝或又引用此行。
