package datalk.semantic;

import java.util.Locale;

/** A language that questions are asked and answered in. */
public enum Language {
    PT,
    EN;

    /** The first of the two that an {@code Accept-Language} header or a BCP 47 tag names; Portuguese where none is. */
    public static Language of(String tags) {
        return tags.strip().toLowerCase(Locale.ROOT).startsWith("en") ? EN : PT;
    }
}
