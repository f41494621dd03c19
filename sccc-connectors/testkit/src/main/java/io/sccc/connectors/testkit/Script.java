package io.sccc.connectors.testkit;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Lets a function answer what WireMock serves. */
final class Script implements ResponseDefinitionTransformerV2 {

    private final Function<Sent, Answer> answers;

    Script(Function<Sent, Answer> answers) {
        this.answers = answers;
    }

    @Override
    public String getName() {
        return "sccc-script";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        return definition(answers.apply(sent(event.getRequest())));
    }

    private static ResponseDefinition definition(Answer answer) {
        ResponseDefinitionBuilder made =
                new ResponseDefinitionBuilder().withStatus(answer.status()).withBody(answer.body());
        answer.headers().forEach(made::withHeader);
        return switch (answer.trouble()) {
            case NONE -> made.build();
            case RESET -> made.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
            case CLOSED -> made.withFault(Fault.EMPTY_RESPONSE).build();
            case GARBAGE -> made.withFault(Fault.MALFORMED_RESPONSE_CHUNK).build();
        };
    }

    private static Sent sent(com.github.tomakehurst.wiremock.http.Request request) {
        String url = request.getUrl();
        int mark = url.indexOf('?');
        Map<String, String> headers = new HashMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            headers.putIfAbsent(header.key().toLowerCase(Locale.ROOT), header.firstValue());
        }
        return new Sent(
                request.getMethod().getName(),
                mark < 0 ? url : url.substring(0, mark),
                query(mark < 0 ? "" : url.substring(mark + 1)),
                headers,
                request.getBody());
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                query.put(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
