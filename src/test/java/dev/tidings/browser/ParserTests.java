package dev.tidings.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The parser of {@code tidings.js} against https://html.spec.whatwg.org/#event-stream-interpretation. */
class ParserTests extends PageTests {

    private static final String PARSE = """
            async ([bytes, size]) => {
              const { Parser } = await import("/js/tidings/parser.js");
              const parser = new Parser();
              const blocks = [];
              for (let at = 0; at < bytes.length; at += size) {
                for (const { name, data, id } of parser.push(new Uint8Array(bytes.slice(at, at + size)))) {
                  blocks.push([name, data ?? "-", id ?? "-"].join("|"));
                }
              }
              return [...blocks, `retry ${parser.retry}`];
            }""";

    private Page page;

    @BeforeEach
    void openOne() {
        page = visitor().newPage();
        page.navigate("/favicon.svg");
    }

    @AfterEach
    void closeIt() {
        page.close();
    }

    @Test
    void readsWhatIsNastyByteByByteAsInOne() {
        var nasty = "\uFEFFretry: 2731\r\n: a comment\r\nevent: like\rdata: Zoë 🌊\rdata:  two\rid: 12\r\r"
                + "id: 13\n\ndata\n\ndata:\ndata:\n\nevent: only a name\n\nid\r\n\r\ndata: {\"a\":1}\r\nid: 14\r\n\r\n"
                + "retry: 1e3\nretry: -1\nretry\nnonsense: x\n:\n\rdata: unfinished\nid: 99";
        var bytes = nasty.getBytes(StandardCharsets.UTF_8);
        var expected = List.<Object>of(
                "like|Zoë 🌊\n two|12",
                "message|-|13",
                "message||-",
                "message|\n|-",
                "message|-|",
                "message|{\"a\":1}|14",
                "retry 2731");
        IntStream.of(1, 2, 3, 5, 7, 64, bytes.length)
                .forEach(size -> assertThat(parse(bytes, size))
                        .as("in pieces of %d", size)
                        .isEqualTo(expected));
    }

    @Test
    void anIdWithNulMovesNothing() {
        assertThat(parse("id: 1\0\ndata: x\n\n")).containsExactly("message|x|-", "retry undefined");
    }

    @Test
    void onlyOneSpaceAfterTheColonIsTakenOff() {
        assertThat(parse("data:x\n\ndata:  x\n\ndata: x:y\n\n"))
                .containsExactly("message|x|-", "message| x|-", "message|x:y|-", "retry undefined");
    }

    @Test
    void aByteOrderMarkCountsOnlyAtTheBeginning() {
        assertThat(parse("data: a\n\n\uFEFFdata: b\n\n")).containsExactly("message|a|-", "retry undefined");
    }

    @Test
    void brokenUtf8IsReplaced() {
        var bytes = new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xF0, (byte) 0x9F, '\n', '\n'};
        assertThat(parse(bytes, 1)).containsExactly("message|\uFFFD|-", "retry undefined");
    }

    @Test
    void aLongLineInManyPiecesIsWhole() {
        var text = "x".repeat(200_000);
        assertThat(parse(("data: " + text + "\n\n").getBytes(StandardCharsets.UTF_8), 100))
                .containsExactly("message|" + text + "|-", "retry undefined");
    }

    private List<Object> parse(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, bytes.length);
    }

    private List<Object> parse(byte[] bytes, int size) {
        var numbers = IntStream.range(0, bytes.length)
                .map(at -> bytes[at] & 0xFF)
                .boxed()
                .toList();
        return List.copyOf((List<?>) page.evaluate(PARSE, List.of(numbers, size)));
    }
}
