package datalk.local.sample;

import java.util.List;
import java.util.stream.Stream;

/**
 * A name over a shop's door, and how many shops bear it.
 *
 * @param food whether it sells food rather than goods
 */
record StoreName(String text, boolean food, int stores) {
    private static final int CHAIN = 6;
    private static final int SMALL_CHAIN = 3;

    /** 58 names for 150 stores: 12 chains of six, 16 of three, 30 stores of their own. */
    static List<StoreName> all() {
        return Stream.of(
                        named(
                                CHAIN,
                                true,
                                "CANTINA DA NONNA ZILDA",
                                "PASTEL DO MIRANTE",
                                "AÇAÍ DA LAGOA",
                                "CAFÉ SERRA MANSA",
                                "BURGUER DO QUINTAL",
                                "TEMPERO DE CASA NOVA"),
                        named(
                                CHAIN,
                                false,
                                "CALÇADOS PASSO MANSO",
                                "FARMÁCIA BOA HORA",
                                "LIVRARIA PÁGINA SOLTA",
                                "MODA MARÉ ALTA",
                                "ÓTICA OLHAR CLARO",
                                "PERFUMARIA FLOR DO CAMPO"),
                        named(
                                SMALL_CHAIN,
                                true,
                                "CAFÉ SERRA ALTA",
                                "PIZZARIA FORNO VIVO",
                                "GALETO DO TROPEIRO",
                                "SUSHI TANABATA",
                                "DOCERIA MEL DE ENGENHO",
                                "TAPIOCA DA VILA",
                                "SORVETES NEVE FINA",
                                "MASSAS BELLA TARDE"),
                        named(
                                SMALL_CHAIN,
                                false,
                                "BRINQUEDOS PIPA VOADORA",
                                "ESPORTE NA PRAÇA",
                                "JOIAS LUA CHEIA",
                                "PAPELARIA TRAÇO FIRME",
                                "PET FOCINHO GELADO",
                                "CASA DAS PANELAS",
                                "ELETRO FAÍSCA",
                                "MODA VENTANIA"),
                        named(
                                1,
                                true,
                                "ARMAZÉM DO QUEIJO",
                                "BISTRÔ DAS ACÁCIAS",
                                "CHURRASCO DA ESTÂNCIA",
                                "COMIDA DE PANELA",
                                "CREPES DO CAIS",
                                "EMPÓRIO DO GRÃO",
                                "ESFIHA DO VIZINHO",
                                "FEIJÃO TROPICAL",
                                "MOQUECA DA ILHA",
                                "PÃO DA MADRUGADA",
                                "PEIXE DO DIA",
                                "SALADA E COMPANHIA",
                                "SUCOS DO POMAR",
                                "TACOS DO BECO",
                                "WOK DA ESQUINA"),
                        named(
                                1,
                                false,
                                "ATELIÊ DA LINHA",
                                "BAZAR DA LUZ",
                                "BICICLETAS PEDAL LIVRE",
                                "CHAPELARIA BRISA",
                                "COLCHÕES BOM SONO",
                                "DISCOS AGULHA DE OURO",
                                "FLORES DA ALVORADA",
                                "INSTRUMENTOS DÓ MAIOR",
                                "LINGERIE CETIM",
                                "MALAS VAI E VEM",
                                "MÓVEIS TÁBUA LARGA",
                                "RELÓGIOS PONTEIRO",
                                "TAPETES TRAMA",
                                "TECIDOS ALGODOAL",
                                "UTILIDADES DA CASA NOVA"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<StoreName> named(int stores, boolean food, String... texts) {
        return Stream.of(texts).map(text -> new StoreName(text, food, stores)).toList();
    }
}
