import io.github.alliancesdk.core.response.Responses

/** Must not compile: a payload isn't null. */
fun read(payload: String?): Responses = Responses.parse(payload)
