package datalk.local.sample;

import java.util.List;

/** A mall. */
record SampleHub(int id, String name, String city, String state, double latitude, double longitude) {
    private static final String HEADER = "hub_id,hub_name,hub_city,hub_state,hub_latitude,hub_longitude";

    /** The malls; two share a word, and some cities have several. */
    static List<SampleHub> all() {
        return List.of(
                new SampleHub(1, "SHOPPING MAR SERENO", "RIO DE JANEIRO", "RJ", -22.984512, -43.221907),
                new SampleHub(2, "SHOPPING IPÊ AMARELO", "SÃO PAULO", "SP", -23.561204, -46.655881),
                new SampleHub(3, "SHOPPING JACARANDÁ", "SÃO PAULO", "SP", -23.598731, -46.720145),
                new SampleHub(4, "SHOPPING VALE DAS GARÇAS", "SÃO PAULO", "SP", -23.510346, -46.612798),
                new SampleHub(5, "SHOPPING BEM-TE-VI", "PORTO ALEGRE", "RS", -30.027704, -51.182331),
                new SampleHub(6, "SHOPPING MAR ABERTO", "RIO DE JANEIRO", "RJ", -23.000371, -43.365895),
                new SampleHub(7, "SHOPPING CEREJEIRA", "CURITIBA", "PR", -25.441105, -49.276855),
                new SampleHub(8, "SHOPPING PORTO CLARO", "PORTO ALEGRE", "RS", -30.084129, -51.229806),
                new SampleHub(9, "SHOPPING SERRA DE PRATA", "BELO HORIZONTE", "MG", -19.932284, -43.938011),
                new SampleHub(10, "SHOPPING LUAR DO CERRADO", "BRASÍLIA", "DF", -15.794229, -47.882166),
                new SampleHub(11, "SHOPPING PEDRA DO SINO", "RIO DE JANEIRO", "RJ", -22.912846, -43.230182),
                new SampleHub(12, "SHOPPING ARAPONGA", "CURITIBA", "PR", -25.498327, -49.291544));
    }

    static CsvTable table(List<SampleHub> hubs) {
        return new CsvTable("hubs", HEADER, hubs.stream().map(SampleHub::row).toList());
    }

    private String row() {
        return id + "," + name + "," + city + "," + state + "," + latitude + "," + longitude;
    }
}
