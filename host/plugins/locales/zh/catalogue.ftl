# 谁为此软件包担保。$publisher 为发布者名称，$reason 为运营方的说明，$given 表示
# 是否有说明。

standing-built-in = 内置于程序中，未从别处下载。
standing-approved = 运营方已批准这一软件包本身。
standing-signed = 由运营方认可的发布者 { $publisher } 签名。
standing-unsigned = 没有签名，只在开发模式下运行。
standing-unknown-key = 由运营方不认识的人签名，只在开发模式下运行。
standing-foreign-key = 由发布者 { $publisher } 签名，却用了另一发布者的名称，只在开发模式下运行。
standing-retired-key = 由发布者 { $publisher } 用已被更换的密钥签名，只在开发模式下运行。
standing-modified = 签名之后被改动过，在任何地方都不运行。
standing-withdrawn = 已被运营方撤回，在任何地方都不运行。{ $given ->
    [yes] 原因：{ $reason }
   *[no] {""}
}
standing-revoked-key = 其签名所用的密钥已被运营方撤回，在任何地方都不运行。{ $given ->
    [yes] 原因：{ $reason }
   *[no] {""}
}
