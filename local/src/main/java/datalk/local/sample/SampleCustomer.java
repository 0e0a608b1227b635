package datalk.local.sample;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** A customer. */
record SampleCustomer(int id, String name, String city, String state, int birthYear, String tier, LocalDate since) {
    private static final String HEADER = "customer_id,customer_name,customer_email,customer_city,customer_state,"
            + "customer_birth_year,customer_tier,customer_since";
    private static final int COUNT = 2_000;
    private static final int YEARS = 4;
    private static final String[] FIRST_NAMES = {
        "Ana", "Antônio", "Beatriz", "Bruno", "Camila", "Carlos", "Cláudia", "Daniel", "Débora", "Eduardo", "Fernanda",
        "Gabriel", "Helena", "Igor", "Joana", "João", "Larissa", "Luís", "Marcos", "Mariana", "Natália", "Otávio",
        "Paula", "Rafael", "Regina", "Sérgio", "Sofia", "Tiago", "Vitória", "Yasmin"
    };
    private static final String[] LAST_NAMES = {
        "Almeida", "Araújo", "Barbosa", "Cardoso", "Carvalho", "Castro", "Correia", "Duarte", "Esteves", "Ferreira",
        "Gonçalves", "Lima", "Lopes", "Macedo", "Martins", "Moreira", "Nogueira", "Oliveira", "Pereira", "Queiroz",
        "Ramos", "Ribeiro", "Sampaio", "Siqueira", "Teixeira", "Vieira"
    };
    private static final String[] CITIES = {
        "SÃO PAULO,SP", "SÃO PAULO,SP", "SÃO PAULO,SP", "GUARULHOS,SP", "RIO DE JANEIRO,RJ", "RIO DE JANEIRO,RJ",
        "NITERÓI,RJ", "PORTO ALEGRE,RS", "CANOAS,RS", "CURITIBA,PR", "BELO HORIZONTE,MG", "BRASÍLIA,DF"
    };

    /** The customers, who came over the last four years, more of them lately. */
    static List<SampleCustomer> all(long seed, Clock clock) {
        var random = new Random(seed + 2);
        LocalDate today = LocalDate.now(clock);
        long days = ChronoUnit.DAYS.between(today.minusYears(YEARS), today);
        return IntStream.rangeClosed(1, COUNT)
                .mapToObj(id -> {
                    String name = one(FIRST_NAMES, random) + " " + one(LAST_NAMES, random);
                    String[] home = one(CITIES, random).split(",");
                    int birthYear = today.getYear() - 18 - (int) Math.min(60, Math.abs(random.nextGaussian()) * 22);
                    double share = random.nextDouble();
                    String tier = share < 0.7 ? "BRONZE" : share < 0.92 ? "SILVER" : "GOLD";
                    long daysAgo = (long) (Math.pow(random.nextDouble(), 1.4) * days);
                    return new SampleCustomer(id, name, home[0], home[1], birthYear, tier, today.minusDays(daysAgo));
                })
                .toList();
    }

    private static String one(String[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    static CsvTable table(List<SampleCustomer> customers) {
        return new CsvTable(
                "customers", HEADER, customers.stream().map(SampleCustomer::row).toList());
    }

    private String row() {
        return id + "," + name + "," + email() + "," + city + "," + state + "," + birthYear + "," + tier + "," + since;
    }

    private String email() {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replace(' ', '.') + "." + id + "@example.com";
    }
}
