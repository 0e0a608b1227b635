package datalk.infra;

import datalk.infra.Bicep.Call;
import datalk.infra.Bicep.Choice;
import datalk.infra.Bicep.Declaration;
import datalk.infra.Bicep.Loop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one template from its start to its end: what {@link Bicep} says. */
final class BicepReader {
    private static final Pattern SPACE = Pattern.compile("(?:\\s|//[^\\n]*)*");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(");
    private static final Pattern CONDITION = Pattern.compile("if (?=\\()");
    private static final Pattern DECLARATION =
            Pattern.compile("(param|var|resource|module|output|using|metadata|targetScope)\\b *");
    private static final Pattern COLON = Pattern.compile(":");
    private static final Pattern CONTINUED = Pattern.compile("\\s*(?:[?:]|&&|\\|\\|)\\s");

    private final String text;
    private final List<Declaration> found = new ArrayList<>();
    private int at;

    BicepReader(String text) {
        this.text = text;
    }

    List<Declaration> declarations() {
        List<String> decorators = new ArrayList<>();
        for (skip(SPACE); at < text.length(); skip(SPACE)) {
            if (take("@")) {
                decorators.add(expression());
            } else {
                declaration("", decorators);
                decorators = new ArrayList<>();
            }
        }
        return found;
    }

    private void declaration(String parent, List<String> decorators) {
        String kind = taken(DECLARATION).trim();
        String name = kind.equals("using") || kind.equals("targetScope") ? "" : taken(NAME);
        int place = found.size();
        String type = type(kind);
        if (take("=") || kind.equals("using")) {
            skip(SPACE);
        }
        String condition = condition();
        Object value = at < text.length() && text.charAt(at) != '\n' ? value(name) : "";
        if (value instanceof Loop loop && loop.header().contains(": if ")) {
            condition = loop.header().replaceFirst(".*: if ", "");
        }
        decorators.removeIf(decorator -> decorator.startsWith("description("));
        found.add(place, new Declaration(kind, name, type, condition, parent, List.copyOf(decorators), value));
    }

    /** What stands between the name and {@code =}; a parameter may end there. */
    private String type(String kind) {
        if (kind.equals("using")) {
            return "";
        }
        int start = at;
        int depth = 0;
        while (at < text.length() && (depth > 0 || (text.charAt(at) != '=' && text.charAt(at) != '\n'))) {
            depth += "{[".indexOf(text.charAt(at)) >= 0 ? 1 : "}]".indexOf(text.charAt(at)) >= 0 ? -1 : 0;
            at++;
        }
        return collapsed(text.substring(start, at)).replaceAll("^'([^'@]+)(?:@[\\w.-]+)?'", "$1");
    }

    private String condition() {
        if (!skip(CONDITION)) {
            return "";
        }
        int start = at + 1;
        bracketed();
        String condition = collapsed(text.substring(start, at - 1));
        skip(SPACE);
        return condition;
    }

    /** @param owner whose body this is, for the resources that are nested in it */
    private Object value(String owner) {
        skip(SPACE);
        if (take("{")) {
            return object(owner);
        }
        if (take("[")) {
            return listOrLoop(owner);
        }
        int start = at;
        Matcher call = CALL.matcher(text).region(at, text.length());
        if (call.lookingAt()) {
            at = call.end();
            List<Object> arguments = list(")");
            if (isAtEnd()) {
                return new Call(call.group(1), arguments);
            }
            at = start;
        }
        return choice(owner);
    }

    private Object choice(String owner) {
        String first = expression();
        int back = at;
        skip(SPACE);
        if (!first.isEmpty() && isChoice() && take("?")) {
            Object yes = value(owner);
            skip(SPACE);
            taken(COLON);
            return new Choice(first, yes, value(owner));
        }
        at = back;
        return first;
    }

    private Object listOrLoop(String owner) {
        skip(SPACE);
        if (!text.startsWith("for ", at)) {
            return list("]");
        }
        int start = at + 4;
        at = text.indexOf(":", at) + 1;
        String header = collapsed(text.substring(start, at - 1));
        skip(SPACE);
        String condition = condition();
        Object value = value(owner);
        skip(SPACE);
        take("]");
        return new Loop(condition.isEmpty() ? header : header + ": if " + condition, value);
    }

    private List<Object> list(String end) {
        List<Object> elements = new ArrayList<>();
        for (skip(SPACE); !take(end); skip(SPACE)) {
            elements.add(value(""));
            skip(SPACE);
            take(",");
        }
        return elements;
    }

    private Map<String, Object> object(String owner) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> decorators = new ArrayList<>();
        for (skip(SPACE); !take("}"); skip(SPACE)) {
            if (take("@")) {
                decorators.add(expression());
            } else if (text.startsWith("resource ", at)) {
                declaration(owner, decorators);
                decorators = new ArrayList<>();
            } else {
                String key = text.charAt(at) == '\'' ? quoted().replaceAll("^'|'$", "") : taken(NAME);
                skip(SPACE);
                take(":");
                properties.put(key, value(""));
                take(",");
            }
        }
        return properties;
    }

    /** Up to where a line ends outside of brackets, or a list or a choice does. */
    private String expression() {
        int start = at;
        while (at < text.length() && !isAtEnd() && !isChoice()) {
            char next = text.charAt(at);
            if (next == '\'') {
                quoted();
            } else if ("([{".indexOf(next) >= 0) {
                bracketed();
            } else {
                at++;
            }
        }
        return collapsed(text.substring(start, at));
    }

    private boolean isAtEnd() {
        if (at >= text.length() || ",])}".indexOf(text.charAt(at)) >= 0 || text.startsWith(" //", at)) {
            return true;
        }
        return text.charAt(at) == '\n'
                && !CONTINUED.matcher(text).region(at, text.length()).lookingAt();
    }

    /** A mark of a choice stands between spaces; one of {@code a.?b} and {@code a ?? b} does not. */
    private boolean isChoice() {
        return at > 0
                && Character.isWhitespace(text.charAt(at - 1))
                && (text.startsWith("? ", at) || text.startsWith(": ", at));
    }

    private void bracketed() {
        int depth = 0;
        do {
            char next = text.charAt(at);
            if (next == '\'') {
                quoted();
                continue;
            }
            depth += "([{".indexOf(next) >= 0 ? 1 : ")]}".indexOf(next) >= 0 ? -1 : 0;
            at++;
        } while (depth > 0);
    }

    /** A string with what is put into it, which may hold strings of its own. */
    private String quoted() {
        int start = at++;
        while (text.charAt(at) != '\'') {
            if (text.charAt(at) == '\\') {
                at += 2;
            } else if (text.startsWith("${", at)) {
                at++;
                bracketed();
            } else {
                at++;
            }
        }
        at++;
        return text.substring(start, at);
    }

    private static String collapsed(String expression) {
        return expression.replaceAll("\\s//[^\\n]*", "").replaceAll("\\s+", " ").trim();
    }

    private boolean take(String token) {
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private boolean skip(Pattern pattern) {
        Matcher next = pattern.matcher(text).region(at, text.length());
        if (!next.lookingAt()) {
            return false;
        }
        at = next.end();
        return true;
    }

    private String taken(Pattern pattern) {
        int start = at;
        if (!skip(pattern)) {
            throw new AssertionError("cannot read on from: " + text.substring(at, Math.min(at + 60, text.length())));
        }
        return text.substring(start, at);
    }
}
