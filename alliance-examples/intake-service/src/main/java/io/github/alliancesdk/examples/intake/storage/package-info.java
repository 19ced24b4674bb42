/** Notices when the database can't be written, and goes on when it can again. */
@NullMarked
package io.github.alliancesdk.examples.intake.storage;

import org.jspecify.annotations.NullMarked;
