/** An application that opens its own bean to its validation provider. No package of the SDK needs to be opened. */
module com.example.intake {
    requires com.fasterxml.jackson.databind;
    requires io.github.alliancesdk.instruments;
    requires tools.jackson.databind;

    // unqualified, because the provider may be absent
    opens com.example.intake;
}
