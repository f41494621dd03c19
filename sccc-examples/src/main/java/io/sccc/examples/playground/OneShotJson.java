package io.sccc.examples.playground;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that is sent once: whether to ask again is the center's to decide, never the transport's. */
final class OneShotJson extends RequestBody {

    private static final MediaType TYPE = MediaType.get("application/json");

    private final byte[] bytes;

    OneShotJson(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public @Nullable MediaType contentType() {
        return TYPE;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
    }
}
