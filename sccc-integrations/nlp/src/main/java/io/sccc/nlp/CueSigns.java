package io.sccc.nlp;

/** The elements that signs and looks of a text satisfy, looked up once. Never changed. */
final class CueSigns {

    final int[] start;
    final int[] link;
    final int[] number;
    final int[] question;
    final int[] exclamation;
    final int[] stop;
    final int[] capitals;
    final int[] hashtags;
    final int[] links;
    final int[] wordless;
    final int[] brief;

    CueSigns(CueTrie trie) {
        start = trie.elements("^").clone();
        link = trie.elements("<link>");
        number = trie.elements("<num>");
        question = trie.elements("?");
        exclamation = trie.elements("!");
        stop = trie.elements(".");
        capitals = trie.elements("<caps>");
        hashtags = trie.elements("<tags>");
        links = trie.elements("<links>");
        wordless = trie.elements("<wordless>");
        brief = trie.elements("<brief>");
    }
}
