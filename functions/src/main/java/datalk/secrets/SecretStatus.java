package datalk.secrets;

/** Why a reference has no secret, in the words that Azure's own platform shows for references. */
enum SecretStatus {
    InvalidSyntax,
    MSINotEnabled,
    VaultNotFound,
    SecretNotFound,
    SecretVersionNotFound,
    AccessToKeyVaultDenied,
    OtherReasons
}
