/**
 * Key Vault references in the configuration come in, their secrets go out, before any bean reads them. Nothing of the
 * SDK is loaded where no reference is.
 */
@NullMarked
package datalk.secrets;

import org.jspecify.annotations.NullMarked;
