package io.sccc.nlp;

/** What signs and looks of a text are to the patterns, looked up once. Never changed. */
final class CueSigns {

    final CueToken start;
    final CueToken link;
    final CueToken number;
    final CueToken question;
    final CueToken exclamation;
    final CueToken stop;
    final CueToken capitals;
    final CueToken hashtags;
    final CueToken links;
    final CueToken wordless;
    final CueToken brief;

    CueSigns(CueTrie trie) {
        start = trie.token("^");
        link = trie.token("<link>");
        number = trie.token(CueTrie.NUMBER);
        question = trie.token("?");
        exclamation = trie.token("!");
        stop = trie.token(".");
        capitals = trie.token("<caps>");
        hashtags = trie.token("<tags>");
        links = trie.token("<links>");
        wordless = trie.token("<wordless>");
        brief = trie.token("<brief>");
    }
}
