/** Drafts: a definition proposed from somebody else's form. */
@NullMarked
package io.github.alliancesdk.examples.commandline.draft;

import org.jspecify.annotations.NullMarked;
