package datalk.local.sample;

import java.util.Arrays;

/** A way an order comes in, and how large its part of the orders is. */
enum SampleChannel {
    SITE(1, "SITE DO SHOPPING", Type.OWN, 9),
    APP(2, "APP DO SHOPPING", Type.OWN, 14),
    WHATSAPP(3, "WHATSAPP", Type.OWN, 7),
    PHONE(4, "TELEVENDAS", Type.OWN, 2),
    DESK(5, "BALCÃO DE RETIRADA", Type.OWN, 3),
    PRATO(6, "PRATO CHEGOU", Type.MARKETPLACE, 33),
    SACOLA(7, "SACOLA RÁPIDA", Type.MARKETPLACE, 15),
    ENTREGA(8, "ENTREGA DA ESQUINA", Type.MARKETPLACE, 9),
    VITRINE(9, "VITRINE ABERTA", Type.MARKETPLACE, 6),
    FEIRA(10, "FEIRA DIGITAL", Type.MARKETPLACE, 2);

    private static final String HEADER = "channel_id,channel_name,channel_type";
    final int id;
    final int weight;
    private final String title;
    private final Type type;

    SampleChannel(int id, String title, Type type, int weight) {
        this.id = id;
        this.title = title;
        this.type = type;
        this.weight = weight;
    }

    static CsvTable table() {
        return new CsvTable(
                "channels",
                HEADER,
                Arrays.stream(values())
                        .map(channel -> channel.id + "," + channel.title + "," + channel.type.title)
                        .toList());
    }

    private enum Type {
        OWN("OWN CHANNEL"),
        MARKETPLACE("MARKETPLACE");

        private final String title;

        Type(String title) {
            this.title = title;
        }
    }
}
