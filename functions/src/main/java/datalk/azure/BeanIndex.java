package datalk.azure;

import io.micronaut.core.beans.BeanIntrospectionReference;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What Micronaut asks of every bean and introspection at every start, written down by the build
 * ({@link BeanIndexWriter}), so that the class of one is loaded when it is wanted and not before.
 *
 * <p>A line per entry, words parted by blanks: {@code type <class>} (numbered from 0), {@code bean <definition> <flags>
 * <types> <indexes> <stereotypes> <switches>} with types by number, {@code introspection <class> <of>}, and
 * {@code service <type> <class>} for what has to be asked itself. A {@code service} without class says that there is
 * none.
 */
record BeanIndex(Map<String, List<Supplier<?>>> services) {
    static final String RESOURCE = "META-INF/datalk/beans.index";
    static final String TYPE = "type";
    static final String BEAN = "bean";
    static final String INTROSPECTION = "introspection";
    static final String SERVICE = "service";

    /** In the place of an empty word. */
    static final String NONE = "-";

    /** The index of this app, empty where the build wrote none. */
    static BeanIndex read(ClassLoader loader) {
        try (InputStream content = loader.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                return new BeanIndex(Map.of());
            }
            return new Reader(loader).read(new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types that entries name by number. */
    static final class Types {
        private final ClassLoader loader;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();

        Types(ClassLoader loader) {
            this.loader = loader;
        }

        void add(String name) {
            numbers.put(name, names.size());
            names.add(name);
        }

        /** The number of {@code type}, or -1 if no entry names it. */
        int number(String type) {
            return numbers.getOrDefault(type, -1);
        }

        Class<?>[] load(int[] wanted) {
            return IntStream.of(wanted)
                    .mapToObj(number -> loadClass(names.get(number), loader))
                    .toArray(Class<?>[]::new);
        }
    }

    static Class<?> loadClass(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the index of beans is not of this build", e);
        }
    }

    /** Makes the reference or introspection {@code name}, as Micronaut would have done at start. */
    static Object create(String name, ClassLoader loader) {
        try {
            return loadClass(name, loader).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + name, e);
        }
    }

    private static final class Reader {
        private final ClassLoader loader;
        private final Types types;
        private final Map<String, List<Supplier<?>>> services = new HashMap<>();

        Reader(ClassLoader loader) {
            this.loader = loader;
            this.types = new Types(loader);
        }

        BeanIndex read(BufferedReader lines) throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line.split(" "));
            }
            return new BeanIndex(services);
        }

        private void read(String[] words) {
            switch (words[0]) {
                case TYPE -> types.add(words[1]);
                case BEAN -> services(BeanDefinitionReference.class.getName()).add(bean(words));
                case INTROSPECTION -> {
                    Object introspection = new IndexedIntrospection(words[1], words[2], loader);
                    services(BeanIntrospectionReference.class.getName()).add(() -> introspection);
                }
                case SERVICE -> {
                    List<Supplier<?>> found = services(words[1]);
                    if (words.length > 2) {
                        found.add(() -> create(words[2], loader));
                    }
                }
                default -> throw new IllegalStateException("not an entry of an index of beans: " + words[0]);
            }
        }

        /** A reference for each application that starts: what it loads may remember whose it is, as publishers do. */
        private Supplier<IndexedBean> bean(String[] words) {
            int[] candidateFor = numbers(words[3]);
            int[] indexes = numbers(words[4]);
            int[] stereotypes = numbers(words[5]);
            List<BeanSwitch> switches = BeanSwitch.read(words[6]);
            return () ->
                    new IndexedBean(words[1], words[2], types, candidateFor, indexes, stereotypes, switches, loader);
        }

        private List<Supplier<?>> services(String type) {
            return services.computeIfAbsent(type, any -> new ArrayList<>());
        }

        private static int[] numbers(String word) {
            if (word.equals(NONE)) {
                return new int[0];
            }
            String[] numbers = word.split(",");
            int[] parsed = new int[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                parsed[i] = Integer.parseInt(numbers[i]);
            }
            return parsed;
        }
    }
}
