package io.sccc.connectors.vendor.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.model.PostId;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AtUriTest {

    @Test
    void read_addressByDid_hasItsParts_andIsWrittenBackTheSame() {
        String text = "at://did:plc:zmwoaczc6yy7ko4xz3yjgszt/app.bsky.feed.post/3n2v6pte7422w";
        AtUri uri = AtUri.read(text);
        assertThat(uri).isEqualTo(new AtUri("did:plc:zmwoaczc6yy7ko4xz3yjgszt", AtUri.POST, "3n2v6pte7422w"));
        assertThat(uri).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://bsky.app/profile/x",
                "at://acme.example/app.bsky.feed.post/3n2v6pte7422w",
                "at://did:plc:a/b/../c",
                "at://did:plc:abc/app.bsky.feed.post/..",
                "at://did:plc:abc/app.bsky.feed.post/a b",
                "at://did:plc:abc/app.bsky.feed.post/a?x=1",
                "at://did:plc:abc/app.bsky.feed.post/"
            })
    void read_anythingElse_isNone(String text) {
        assertThat(AtUri.read(text)).isNull();
    }

    @Test
    void of_idOfAnotherKindOfRecord_isAPayloadFault_withoutTheId() {
        PostId like = PostId.of("bluesky", "at://did:plc:abc/app.bsky.feed.like/3n2v6pte7422w");
        assertThatThrownBy(() -> AtUri.of(like))
                .isInstanceOf(VendorPermanentException.class)
                .hasMessageNotContaining("abc");
    }

    @Test
    @EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
    void read_officialVectors_validRecordsByDidAreRead_invalidOnesNever() throws IOException {
        List<String> records = RecordKeyTest.vectors("aturi_syntax_valid.txt").stream()
                .filter(uri -> uri.matches("at://did:[^/]+/[^/]+/[^/#?]+"))
                .toList();
        assertThat(records)
                .isNotEmpty()
                .allSatisfy(uri -> assertThat(AtUri.read(uri)).as(uri).hasToString(uri));
        assertThat(RecordKeyTest.vectors("aturi_syntax_invalid.txt"))
                .isNotEmpty()
                .allSatisfy(uri -> assertThat(AtUri.read(uri)).as(uri).isNull());
    }

    @Test
    @EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
    void handleFault_officialVectors_agree() throws IOException {
        assertThat(RecordKeyTest.vectors("handle_syntax_valid.txt"))
                .allSatisfy(handle -> assertThat(BlueskyBuilder.handleFault(handle))
                        .as(handle)
                        .isNull());
        assertThat(RecordKeyTest.vectors("handle_syntax_invalid.txt"))
                .allSatisfy(handle -> assertThat(BlueskyBuilder.handleFault(handle))
                        .as(handle)
                        .isNotNull());
    }
}
