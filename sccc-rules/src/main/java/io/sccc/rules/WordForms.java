package io.sccc.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Singular and plural of the nouns that rules of customer care look for, in Spanish, Portuguese and English. It knows a
 * list of nouns and a few sure endings, and nothing of other words: a verb has no plural to be reminded of.
 */
final class WordForms {

    private static final String SPANISH =
            "abono aclaracion agente aparato aplicacion asesor asesora atraso averia aviso banco"
                    + " beneficio billete boleta boleto bono caja cajera cajero cambio camion canal"
                    + " cancelacion cargo caso celular cheque cita cliente cobro codigo comision"
                    + " compensacion compra comprobante computadora condicion conexion consulta contrato"
                    + " copia corte cuenta cuota cupon dato defecto demanda demora denuncia deposito"
                    + " descuento deuda devolucion direccion dispositivo documento duda ejecutiva ejecutivo"
                    + " empleada empleado encuesta entrega envio equipo error estafa estafador excusa"
                    + " extracto factura falla fallo firma fraude funcionario garantia gasto gerente gestion"
                    + " hacker incidencia incidente inconveniente ingreso insulto intento interrupcion"
                    + " irregularidad ladron linea llamada mensaje mensualidad mentira minuto modem multa"
                    + " notificacion numero oferta oficina operador operadora pago pantalla paquete pasaje"
                    + " pedido perdida permiso plan plazo poliza prestamo problema producto promesa"
                    + " promocion proveedor punto queja recarga recargo recibo reclamacion reclamo reembolso"
                    + " regalo reintegro repartidor reporte repuesto requisito respuesta retraso robo"
                    + " saldo seguro servicio señal sistema solicitud solucion sorteo sucursal suscripcion"
                    + " tarifa tarjeta tecnico telefono tienda tramite transaccion transferencia turno"
                    + " usuario vendedor vendedora venta vuelo";
    private static final String PORTUGUESE =
            "agencia aparelho aplicativo assinatura atendente atraso bilhete boleto brinde"
                    + " cancelamento cartão chamada chamado cheque cobrança codigo compra conta contrato"
                    + " cupom dano defeito demora deposito desconto devoluçao divida documento duvida"
                    + " embalagem emprestimo encomenda endereço entrega entregador equipamento estorno"
                    + " extrato falha fatura fraude funcionaria funcionario gerente golpe golpista"
                    + " instalaçao ligaçao linha loja mensagem mensalidade mentira multa oferta operadora"
                    + " pacote pagamento parcela passagem pedido plano prazo problema produto promoçao"
                    + " proposta protocolo queda queixa recarga recibo reclamaçao reembolso reparo resposta"
                    + " roteador saque senha serviço sinal sistema solicitaçao soluçao tarifa taxa tecnico"
                    + " telefone troca usuario venda vendedor vendedora voo";
    private static final String ENGLISH =
            "account agent app bank bill branch bug cancellation cashier charge charger claim"
                    + " client code complaint contract coupon courier crash customer deal debt defect delay"
                    + " delivery deposit device discount dispute driver employee error excuse failure fault"
                    + " fee fine flight fraudster installment interruption invoice item lawsuit lawyer leak"
                    + " liar loan manager message mistake outage overcharge package parcel passenger"
                    + " password payment penalty phone plan policy problem product promo purchase receipt"
                    + " refill refund replacement report router scam scammer seat seller shipment signal"
                    + " store subscription supervisor surcharge technician thief threat ticket transaction"
                    + " transfer upgrade user vendor voucher warranty withdrawal";
    private static final List<List<String>> ENDINGS = List.of(
            List.of("cion", "ciones"),
            List.of("cao", "coes"),
            List.of("miento", "mientos"),
            List.of("mento", "mentos"),
            List.of("ellation", "ellations"),
            List.of("ubscription", "ubscriptions"));
    private static final int SHORTEST = 4;
    private static final Map<String, Set<String>> OTHERS = others();

    private WordForms() {}

    private static Map<String, Set<String>> others() {
        Map<String, Set<String>> others = new HashMap<>();
        add(SPANISH, WordForms::spanish, others);
        add(PORTUGUESE, WordForms::portuguese, others);
        add(ENGLISH, WordForms::english, others);
        return Map.copyOf(others);
    }

    private static void add(String nouns, UnaryOperator<String> plural, Map<String, Set<String>> others) {
        for (String noun : nouns.split(" ")) {
            String one = Keywords.fold(noun);
            String many = plural.apply(one);
            others.computeIfAbsent(one, word -> new TreeSet<>()).add(many);
            others.computeIfAbsent(many, word -> new TreeSet<>()).add(one);
        }
    }

    /** The plurals a folded singular may have, the singulars of a folded plural; empty of what is neither for sure. */
    static Set<String> others(String word) {
        if (word.length() < SHORTEST) {
            return Set.of();
        }
        Set<String> known = OTHERS.get(word);
        return known == null ? byEnding(word) : known;
    }

    private static Set<String> byEnding(String word) {
        for (List<String> ending : ENDINGS) {
            for (int i = 0; i < 2; i++) {
                String end = ending.get(i);
                if (word.endsWith(end) && word.length() > end.length() + 2 && word.indexOf(' ') < 0) {
                    return Set.of(word.substring(0, word.length() - end.length()) + ending.get(1 - i));
                }
            }
        }
        return Set.of();
    }

    private static String spanish(String noun) {
        return endsIn(noun, "aeiou") || noun.equals("modem") ? noun + "s" : noun + "es";
    }

    private static String portuguese(String noun) {
        String stem = noun.substring(0, noun.length() - 1);
        if (noun.endsWith("ao")) {
            return noun.substring(0, noun.length() - 2) + "oes";
        }
        if (endsIn(noun, "ml")) {
            return stem + (noun.endsWith("m") ? "ns" : "is");
        }
        return endsIn(noun, "rsz") ? noun + "es" : noun + "s";
    }

    private static String english(String noun) {
        String stem = noun.substring(0, noun.length() - 1);
        if (noun.equals("thief")) {
            return "thieves";
        }
        if (noun.endsWith("y") && !endsIn(stem, "aeiou")) {
            return stem + "ies";
        }
        return endsIn(noun, "sxh") ? noun + "es" : noun + "s";
    }

    private static boolean endsIn(String word, String letters) {
        return letters.indexOf(word.charAt(word.length() - 1)) >= 0;
    }
}
