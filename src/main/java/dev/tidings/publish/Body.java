package dev.tidings.publish;

import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The bytes of a request, and the JSON that they must be. */
record Body(byte[] bytes) {

    static final int KIB = 1024;

    private static final int DRAINED = 1024 * KIB;

    /** Numbers keep the digits that they came with. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** @throws Problem 415 or 413; a body that is only a little too large is read to its end first */
    static Body read(HttpServletRequest request, MediaType type, int most) throws IOException {
        if (!isOf(type, request.getContentType())) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body with the header “Content-Type: " + type + "”.");
        }
        if (request.getContentLengthLong() > Math.max(most, DRAINED)) {
            throw tooLarge(most);
        }
        var in = request.getInputStream();
        var bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            in.readNBytes(Math.max(0, DRAINED - bytes.length));
            throw tooLarge(most);
        }
        return new Body(bytes);
    }

    private static boolean isOf(MediaType type, String given) {
        try {
            return given != null && type.equalsTypeAndSubtype(MediaType.parseMediaType(given));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static Problem tooLarge(int most) {
        return Problem.of(
                ProblemType.TOO_LARGE,
                "The body may have up to " + most / KIB + " KiB. Put large things elsewhere and send their address.");
    }

    /** @throws Problem 400 */
    JsonNode json() {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var node = JSON.readTree(text);
            if (node.isMissingNode()) {
                throw notJson("it is empty.");
            }
            return node;
        } catch (CharacterCodingException e) {
            throw notJson("it is not UTF-8.");
        } catch (JacksonException e) {
            throw notJson(where(e));
        }
    }

    private static Problem notJson(String why) {
        return Problem.of(ProblemType.NOT_JSON, "The body is not JSON: " + why);
    }

    private static String where(JacksonException e) {
        var at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? "it breaks off, or holds something twice."
                : "see line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
    }
}
