package io.sccc.knowledge;

import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small help center in three languages. */
final class Articles {

    private Articles() {}

    static List<Content> all() {
        return List.of(
                article(
                        "bill-es",
                        "es",
                        "¿Dónde descargo mi factura?",
                        "La facturación electrónica está en Mi Cuenta, en PDF."),
                article(
                        "bill-pt",
                        "pt",
                        "Onde baixo a minha fatura?",
                        "A fatura eletrônica fica em Minha Conta, em PDF."),
                article(
                        "bill-en",
                        "en",
                        "Where do I download my invoice?",
                        "Electronic invoices are in My Account, as PDF."),
                article(
                        "signal-es",
                        "es",
                        "Mi celular no tiene señal",
                        "Apaga y prende el teléfono; revisa la conexión y el SIM."),
                article(
                        "signal-pt",
                        "pt",
                        "Meu celular está sem sinal",
                        "Desligue e ligue o aparelho; verifique o chip."),
                article(
                        "signal-en",
                        "en",
                        "My phone has no signal",
                        "Restart the phone; check the SIM and the service map."),
                article(
                        "port-es",
                        "es",
                        "Cambiarme de compañía con mi número",
                        "La portabilidad de la línea tarda dos días."),
                article(
                        "port-pt",
                        "pt",
                        "Fazer a portabilidade do número",
                        "A portabilidade das linhas leva três dias; não há custo."),
                article("port-en", "en", "Keep my number when I switch", "Porting a line takes two days and is free."),
                article("hours-es", "es", "Horario de las tiendas", "Abrimos de lunes a sábado, de nueve a ocho."),
                article("hours-pt", "pt", "Horário das lojas", "Abrimos de segunda a sábado, das nove às vinte."),
                article("hours-en", "en", "Opening hours of our stores", "We open Monday to Saturday, nine to eight."));
    }

    static List<Content> with(List<Content> more) {
        List<Content> both = new ArrayList<>(all());
        both.addAll(more);
        return both;
    }

    static Content article(String id, @Nullable String lang, String question, String text) {
        return new Content(TenantId.DEFAULT, id, null, lang, null, question, text, List.of(), Visibility.PUBLIC);
    }
}
