package datalk.database;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * A message of MongoDB's wire protocol, as far as a test has to look into one: a body, and perhaps a sequence of the
 * documents that it writes.
 *
 * @param sequence the name of the sequence, {@code documents} of an insert for instance; empty if there is none
 */
record WireMessage(int id, BsonDocument body, String sequence, List<BsonDocument> documents) {
    private static final int OP_MSG = 2013;
    private static final int LENGTH_OF_LENGTH = 4;
    private static final int HEADER = 16;
    private static final int OPERATION = 12;

    /** The next message as it is, whatever it is. */
    static byte[] read(InputStream stream) throws IOException {
        DataInputStream data = new DataInputStream(stream);
        int length = Integer.reverseBytes(data.readInt());
        byte[] message = new byte[length];
        little(message).putInt(length);
        data.readFully(message, LENGTH_OF_LENGTH, length - LENGTH_OF_LENGTH);
        return message;
    }

    static boolean isOne(byte[] message) {
        return little(message).getInt(OPERATION) == OP_MSG;
    }

    static WireMessage parse(byte[] message) {
        ByteBuffer rest = little(message);
        int id = rest.getInt(LENGTH_OF_LENGTH);
        rest.position(HEADER + Integer.BYTES);
        BsonDocument body = new BsonDocument();
        String sequence = "";
        List<BsonDocument> documents = new ArrayList<>();
        while (rest.hasRemaining()) {
            if (rest.get() == 0) {
                body = document(rest);
            } else {
                int end = rest.position() + rest.getInt();
                sequence = text(rest);
                while (rest.position() < end) {
                    documents.add(document(rest));
                }
            }
        }
        return new WireMessage(id, body, sequence, documents);
    }

    /** Whether it is this command on this collection. */
    boolean isOf(String command, String collection) {
        return body.getFirstKey().equals(command)
                && body.get(command).isString()
                && body.getString(command).getValue().equals(collection);
    }

    /** What a server would answer to this. */
    byte[] answer(BsonDocument answer) {
        return bytes(id, answer, "", List.of());
    }

    /** The same without the last document that it writes. */
    byte[] withoutLast() {
        return bytes(0, body, sequence, documents.subList(0, documents.size() - 1));
    }

    private byte[] bytes(int answered, BsonDocument content, String name, List<BsonDocument> written) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        buffer.writeInt32(0);
        buffer.writeInt32(id);
        buffer.writeInt32(answered);
        buffer.writeInt32(OP_MSG);
        buffer.writeInt32(0);
        buffer.writeByte(0);
        write(buffer, content);
        if (!written.isEmpty()) {
            buffer.writeByte(1);
            int start = buffer.getPosition();
            buffer.writeInt32(0);
            buffer.writeCString(name);
            written.forEach(document -> write(buffer, document));
            buffer.writeInt32(start, buffer.getPosition() - start);
        }
        buffer.writeInt32(0, buffer.getPosition());
        return buffer.toByteArray();
    }

    private static void write(BasicOutputBuffer buffer, BsonDocument document) {
        new BsonDocumentCodec()
                .encode(
                        new BsonBinaryWriter(buffer),
                        document,
                        EncoderContext.builder().build());
    }

    private static BsonDocument document(ByteBuffer rest) {
        byte[] bytes = new byte[rest.getInt(rest.position())];
        rest.get(bytes);
        return new BsonDocumentCodec()
                .decode(
                        new BsonBinaryReader(little(bytes)),
                        DecoderContext.builder().build());
    }

    private static String text(ByteBuffer rest) {
        int start = rest.position();
        while (rest.get() != 0) {
            continue;
        }
        return new String(rest.array(), start, rest.position() - start - 1, StandardCharsets.UTF_8);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
