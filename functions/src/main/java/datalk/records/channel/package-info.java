/** The ways an order comes in: marketplaces and own channels. */
@NullMarked
package datalk.records.channel;

import org.jspecify.annotations.NullMarked;
