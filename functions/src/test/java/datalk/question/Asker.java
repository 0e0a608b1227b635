package datalk.question;

import datalk.Http;
import datalk.Mall;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks over HTTP and reads what is answered. */
public final class Asker {
    private final Http http;
    private final JsonMapper json;

    public Asker(Http http, JsonMapper json) {
        this.http = http;
        this.json = json;
    }

    /** The answer to the last of some questions of one conversation. */
    public Reply ask(List<String> questions) {
        Reply reply = null;
        for (String question : questions) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("question", question);
            body.put("as_of", Mall.NOW);
            if (reply != null) {
                body.put("conversation_id", reply.text("conversation_id"));
            }
            reply = ask(body);
        }
        return reply;
    }

    public Reply ask(String question) {
        return ask(List.of(question));
    }

    /** The answer to a body, which has to be accepted. */
    public Reply ask(Map<String, Object> body, String... headers) {
        HttpResponse<String> response = http.post("/api/ask", write(body), headers);
        if (response.statusCode() != 200) {
            throw new AssertionError(body + ": " + response.statusCode() + " " + response.body());
        }
        return new Reply(read(response.body()));
    }

    /** JSON as maps and lists. */
    public Map<String, Object> read(String text) {
        try {
            return json.readValue(text, Argument.mapOf(String.class, Object.class));
        } catch (IOException malformed) {
            throw new UncheckedIOException(text, malformed);
        }
    }

    private String write(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** An answer as callers get it. */
    public record Reply(Map<String, Object> json) {
        public String text(String field) {
            return (String) json.get(field);
        }

        public String status() {
            return text("status");
        }

        @SuppressWarnings("unchecked")
        public Map<String, Object> result() {
            return (Map<String, Object>) json.get("result");
        }

        @SuppressWarnings("unchecked")
        public List<List<Object>> rows() {
            return (List<List<Object>>) result().get("rows");
        }

        /** The columns' names. */
        @SuppressWarnings("unchecked")
        public List<String> columns() {
            return ((List<Map<String, Object>>) result().get("columns"))
                    .stream().map(column -> (String) column.get("name")).toList();
        }

        /** The columns' units, empty for names and keys. */
        @SuppressWarnings("unchecked")
        public List<String> units() {
            return ((List<Map<String, Object>>) result().get("columns"))
                    .stream()
                            .map(column -> String.valueOf(column.getOrDefault("unit", "")))
                            .toList();
        }

        /** The texts of a list, empty where there is none. */
        @SuppressWarnings("unchecked")
        public List<String> texts(String field) {
            return json.get(field) == null ? List.of() : (List<String>) json.get(field);
        }
    }
}
