package io.sccc.rules;

import static java.util.Map.entry;

import io.sccc.core.model.Fact;
import io.sccc.core.model.LocalizedText;
import java.util.Map;
import java.util.Set;

/** What people call the facts that rules ask about. A fact of an application keeps its own name. */
final class Labels {

    private static final Map<String, LocalizedText> FACTS = Map.ofEntries(
            label(Fact.NETWORK, "network", "red", "rede"),
            label(Fact.TENANT, "tenant", "cliente de la plataforma", "cliente da plataforma"),
            label(Fact.PARTY, "who serves", "quién atiende", "quem atende"),
            label(Fact.AT, "time of the decision", "momento de la decisión", "momento da decisão"),
            label(Fact.ACCOUNT, "account", "cuenta", "conta"),
            label(Fact.AUTHOR_RANK, "rank in the community", "rango en la comunidad", "posição na comunidade"),
            label(
                    Fact.AUTHOR_CONVERSATIONS_7D,
                    "author's other conversations in 7 days",
                    "otras conversaciones del autor en 7 días",
                    "outras conversas do autor em 7 dias"),
            label(Fact.CONTACT_PRODUCTS, "customer's products", "productos del cliente", "produtos do cliente"),
            label(
                    Fact.CONVERSATION_CUSTOMER_POSTS,
                    "customer's posts so far",
                    "mensajes del cliente hasta ahora",
                    "mensagens do cliente até agora"),
            label(
                    Fact.CONVERSATION_STARTED_BY,
                    "who began the conversation",
                    "quién empezó la conversación",
                    "quem começou a conversa"),
            label(Fact.CONTENT_ID, "best content", "mejor contenido", "melhor conteúdo"),
            label(Fact.CONTENT_LANG, "language of the content", "idioma del contenido", "idioma do conteúdo"),
            label(Fact.BUSINESS_HOURS, "business hours", "horario de atención", "horário de atendimento"),
            label(Fact.AGENT_LOAD, "load of the agents", "carga de los agentes", "carga dos agentes"),
            label(
                    Fact.TOPIC_AUTHORS_15M,
                    "people on the topic in 15 min",
                    "personas sobre el tema en 15 min",
                    "pessoas sobre o tema em 15 min"),
            label(Fact.COST, "cost so far", "costo hasta ahora", "custo até agora"),
            label(Fact.CRISIS, "crisis mode", "modo de crisis", "modo de crise"),
            label(Fact.TIMER, "rule that asked again", "regla que volvió a preguntar", "regra que perguntou de novo"),
            label(Fact.KIND, "kind of post", "tipo de mensaje", "tipo de mensagem"),
            label(Fact.VISIBILITY, "visibility", "visibilidad", "visibilidade"),
            label(Fact.AUTHOR_ROLE, "author's side", "lado del autor", "lado do autor"),
            label(Fact.TEXT, "text", "texto", "texto"),
            label(Fact.KEYWORDS, "words of the text", "palabras del texto", "palavras do texto"),
            label(Fact.HASHTAGS, "hashtags", "hashtags", "hashtags"),
            label(Fact.IS_REPLY, "answers another post", "responde a otro mensaje", "responde a outra mensagem"),
            label(Fact.HAS_LINK, "has a link", "tiene un enlace", "tem um link"),
            label(Fact.PERSONAL_DATA, "personal data", "datos personales", "dados pessoais"),
            label(Fact.LANGUAGE, "language", "idioma", "idioma"),
            label(Fact.SENTIMENT, "sentiment", "sentimiento", "sentimento"),
            label(Fact.INTENT, "intent", "intención", "intenção"),
            label(Fact.INTENT_SCORE, "certainty of the intent", "certeza de la intención", "certeza da intenção"),
            label(Fact.COMPLAINT, "complaint", "queja", "reclamação"),
            label(Fact.QUESTION, "question", "pregunta", "pergunta"),
            label(Fact.URGENT, "urgent", "urgente", "urgente"),
            label(Fact.PURCHASE_INTENT, "wants to buy", "quiere comprar", "quer comprar"),
            label(Fact.IDEA, "idea", "idea", "ideia"),
            label(Fact.PRAISE, "praise", "elogio", "elogio"),
            label(Fact.SPAM, "spam", "spam", "spam"),
            label(Fact.TOPICS, "topics", "temas", "temas"),
            label(Fact.AUTHOR_KNOWN, "author known", "autor conocido", "autor conhecido"),
            label(Fact.AUTHOR_FOLLOWERS, "followers", "seguidores", "seguidores"),
            label(Fact.AUTHOR_VERIFIED, "verified author", "autor verificado", "autor verificado"),
            label(Fact.AUTHOR_BRAND, "account of the brand", "cuenta de la marca", "conta da marca"),
            label(Fact.AUTHOR_EMPLOYEE, "employee", "empleado de la empresa", "funcionário da empresa"),
            label(
                    Fact.AUTHOR_POSTS_24H,
                    "author's posts in 24 h",
                    "mensajes del autor en 24 h",
                    "mensagens do autor em 24 h"),
            label(Fact.AUTHOR_COPIES_10M, "copies in 10 min", "copias en 10 min", "cópias em 10 min"),
            label(Fact.CONTACT_TIER, "customer tier", "categoría del cliente", "categoria do cliente"),
            label(
                    Fact.CONTACT_OPEN_CASES,
                    "customer's open cases",
                    "casos abiertos del cliente",
                    "casos abertos do cliente"),
            label(Fact.COUNTRY, "country", "país", "país"),
            label(Fact.BRAND, "brand", "marca", "marca"),
            label(Fact.BRAND_SECTOR, "sector of the brand", "sector de la marca", "setor da marca"),
            label(Fact.BRAND_LANG, "language of the brand", "idioma de la marca", "idioma da marca"),
            label(Fact.CONVERSATION_LEVEL, "level so far", "nivel hasta ahora", "nível até agora"),
            label(Fact.CONVERSATION_CASE, "case", "caso", "caso"),
            label(Fact.CONVERSATION_POSTS, "posts so far", "mensajes hasta ahora", "mensagens até agora"),
            label(Fact.AGENT_REPLIED, "the company has answered", "la empresa ya respondió", "a empresa já respondeu"),
            label(Fact.UNANSWERED, "unanswered", "sin respuesta", "sem resposta"),
            label(Fact.CONTENT_OFFERED, "content offered before", "contenido ya ofrecido", "conteúdo já oferecido"),
            label(Fact.CONTENT_FOUND, "content found", "contenido encontrado", "conteúdo encontrado"),
            label(Fact.CONTENT_SCORE, "fit of the content", "ajuste del contenido", "ajuste do conteúdo"));

    private static final Map<String, LocalizedText> WORDS = Map.ofEntries(
            entry("es", LocalizedText.of("Spanish", "español", "espanhol")),
            entry("pt", LocalizedText.of("Portuguese", "portugués", "português")),
            entry("en", LocalizedText.of("English", "inglés", "inglês")),
            entry("und", LocalizedText.of("undetermined", "indeterminado", "indeterminado")),
            entry("other", LocalizedText.of("other", "otro", "outro")),
            entry("complaint", LocalizedText.of("complaint", "queja", "reclamação")),
            entry("question", LocalizedText.of("question", "pregunta", "pergunta")),
            entry("purchase", LocalizedText.of("purchase", "compra", "compra")),
            entry("cancel", LocalizedText.of("cancellation", "baja", "cancelamento")),
            entry("praise", LocalizedText.of("praise", "elogio", "elogio")),
            entry("idea", LocalizedText.of("idea", "idea", "ideia")),
            entry("threat", LocalizedText.of("threat", "amenaza", "ameaça")),
            entry("ignore", LocalizedText.of("ignored", "ignorado", "ignorado")),
            entry("facilitate", LocalizedText.of("facilitated", "facilitado", "facilitado")),
            entry("community", LocalizedText.of("community", "comunidad", "comunidade")),
            entry("crm", LocalizedText.of("CRM", "CRM", "CRM")),
            entry("company", LocalizedText.of("company", "empresa", "empresa")),
            entry("spam", LocalizedText.of("spam", "spam", "spam")),
            entry("fraud", LocalizedText.of("fraud", "fraude", "fraude")),
            entry("customer", LocalizedText.of("customer", "cliente", "cliente")),
            entry("agent", LocalizedText.of("agent", "agente", "agente")),
            entry("brand", LocalizedText.of("brand", "marca", "marca")),
            entry("unknown", LocalizedText.of("unknown", "desconocido", "desconhecido")),
            entry("post", LocalizedText.of("post", "publicación", "publicação")),
            entry("comment", LocalizedText.of("comment", "comentario", "comentário")),
            entry("reply", LocalizedText.of("reply", "contestación", "réplica")),
            entry("story_mention", LocalizedText.of("story mention", "mención en historia", "menção em story")),
            entry("direct_message", LocalizedText.of("direct message", "mensaje directo", "mensagem direta")),
            entry("review", LocalizedText.of("review", "reseña", "avaliação")),
            entry("answer", LocalizedText.of("answer", "respuesta", "resposta")),
            entry("public", LocalizedText.of("public", "pública", "pública")),
            entry("private", LocalizedText.of("private", "privada", "privada")),
            entry("none", LocalizedText.of("none", "ninguno", "nenhum")),
            entry("open", LocalizedText.of("open", "abierto", "aberto")),
            entry("closed", LocalizedText.of("closed", "cerrado", "fechado")));
    private static final Set<Fact<?>> IN_WORDS = Set.of(
            Fact.LANGUAGE,
            Fact.BRAND_LANG,
            Fact.INTENT,
            Fact.AUTHOR_ROLE,
            Fact.KIND,
            Fact.VISIBILITY,
            Fact.CONVERSATION_CASE,
            Fact.CONVERSATION_LEVEL,
            Fact.CONVERSATION_STARTED_BY,
            Fact.CONTENT_LANG);

    private Labels() {}

    private static Map.Entry<String, LocalizedText> label(Fact<?> fact, String en, String es, String pt) {
        return entry(fact.name(), LocalizedText.of(en, es, pt));
    }

    /** What the fact of this name is called. */
    static LocalizedText of(String fact) {
        LocalizedText label = FACTS.get(fact);
        return label == null ? LocalizedText.of(fact, fact, fact) : label;
    }

    /** A value as people say it where the values are few and known; all else as it is written. */
    static String word(Fact<?> fact, String word, String lang) {
        LocalizedText name = IN_WORDS.contains(fact) ? WORDS.get(word) : null;
        return name == null ? word : name.bestFor(lang);
    }
}
