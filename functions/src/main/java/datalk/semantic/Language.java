package datalk.semantic;

import java.util.Locale;

/** A language that questions are asked and answered in. */
public enum Language {
    PT,
    EN;

    /** The language of a locale; Portuguese where it is neither. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("en") ? EN : PT;
    }
}
