# By whose word a package is here. $publisher is a publisher's name, $reason the
# operator's own words; $given says whether there are any.

standing-built-in = It is built into this program; nothing was downloaded.
standing-approved = The operator approved exactly this package.
standing-signed = { $publisher } signed it, whom the operator knows.
standing-unsigned = Nobody signed it. It runs in development only.
standing-unknown-key = It is signed by somebody whom the operator doesn’t know. It runs in development only.
standing-foreign-key = { $publisher } signed it, but it bears another publisher’s name. It runs in development only.
standing-retired-key = { $publisher } signed it with a key that a newer one has replaced. It runs in development only.
standing-modified = It was changed after it was signed. It runs nowhere.
standing-withdrawn = The operator has withdrawn it. It runs nowhere.{ $given ->
    [yes] {" "}The reason: { $reason }
   *[no] {""}
}
standing-revoked-key = The operator has withdrawn the key that it is signed with. It runs nowhere.{ $given ->
    [yes] {" "}The reason: { $reason }
   *[no] {""}
}
