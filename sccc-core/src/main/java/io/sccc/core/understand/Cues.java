package io.sccc.core.understand;

import java.util.Arrays;

/** The words that tell what a number is, folded, in Spanish, Portuguese and English. Looked up without making strings. */
final class Cues {
    private static final int SLOTS = 4096;
    private static final long[] KEYS = new long[SLOTS];
    private static final Cue[] CUES = new Cue[SLOTS];

    private static final String[] PHONE_STEMS = {
        "llam", "marcar", "marqu", "telef", "celul", "whats", "contact", "contat", "comunicar", "comuniq"
    };

    static {
        Arrays.fill(CUES, Cue.NONE);
        put(
                Cue.FILLER,
                "de del do da dos das el la los las lo o a al ao es e era eh is was for el mi my meu minha su sua seu your tu "
                        + "the this este esta esse essa con com with n en em on at por pelo pela favor please pls in and y i s me te nos le lhe "
                        + "siguiente seguinte following ok");
        put(Cue.NUMBER, "numero numeros num nro nr no nos number numbers nbr n");
        put(
                Cue.PHONE,
                "tel tels telf tlf tlfn tfno telefono telefonos telefone telefones telefonico fone fones cel cels celu celular celulares "
                        + "movil moviles phone phones telephone cell cellphone mobile mob whatsapp whatsap whats wasap wpp wsp wa watsap whatsaap zap zapzap "
                        + "llamame llamenme llameme llamar llama llame llamen llamarme llamada llamadas llamenos llamanos llamando llamaron ligar liga ligue liguem "
                        + "ligam ligando ligacao ligacoes ligaram liguei marcar marque marquen marcame call calling called dial text texted sms "
                        + "contacto contactar contactarme contactame contactenme contato contatar contact contactos contatos reach ring linea linha line "
                        + "fijo fixo landline comunicate comunicarse comunicarme comunicar fax pix telegram signal escribeme escribanme escribir chamar chama "
                        + "chamem chame chamada telefonar telefonema hotline");
        put(
                Cue.CARD,
                "tarjeta tarjetas card cards cartao cartoes visa mastercard master amex american diners debito credito debit credit plastico tdc tdd "
                        + "elo hipercard maestro discover pan cvv cvc exp expira vence vencimiento vencimento valid validade");
        put(
                Cue.ORDER,
                "pedido pedidos orden ordenes order orders ordem ordens ticket tickets caso casos case cases guia guias rastreo rastreio rastrear tracking "
                        + "rastreamento track protocolo protocolos protocol fiscal nf nfe factura facturas fatura faturas invoice referencia reference ref folio "
                        + "folios radicado radicados reserva reservas reservation booking contrato contratos contract reclamo reclamos reclamacao "
                        + "chamado incidencia incidente incident solicitud solicitudes solicitacao request compra compras purchase shipment envio envios "
                        + "encomenda encomendas paquete pacote package parcel remision remessa ot pqr pqrs pnr localizador confirmation confirmacion "
                        + "confirmacao eticket boleto boletos expediente siniestro sinistro claim queja denuncia os venda venta atendimento atencion seguimiento awb");
        put(
                Cue.OTHER,
                "cliente client customer abonado socio afiliado afiliacion poliza apolice policy serie serial "
                        + "serials sn imei imeis imsi iccid sku modelo model lote lot codigo codigos code codes cod clave senha pin otp token id ids usuario user "
                        + "matricula placa boleta autorizacion autorizacao authorization transaccion transacciones transacao transaction operacion operacao "
                        + "operation comprobante comprovante recibo receipt voucher cupon cupom coupon vuelo voo flight version versao build ip mac error erro "
                        + "err ean upc gtin barras barcode isbn issn cep zip postal post tweet tuit status video hash nsu nit clabe cbu cvu alias agencia sucursal "
                        + "membership membresia medidor hidrometro instalacion instalacao suministro nis contador parte part producto produto product item articulo "
                        + "artigo premio sorteo sorteio loteria rifa puntos pontos points lat lon lng coordenadas coordinates chave acesso nsa chasis renavam "
                        + "firmware kernel bug issue seguidores followers vistas views visualizacoes bultos timestamp epoch uuid guid dispositivo device router "
                        + "fecha data date pagina page");
        put(
                Cue.ACCOUNT,
                "cuenta cuentas conta contas account accounts valor valores monto montos importe saldo precio preco costo custo suma quantia amount");
        put(Cue.CPF, "cpf cpfs");
        put(Cue.CNPJ, "cnpj cnpjs");
        put(Cue.RUT, "rut run ruts");
        put(Cue.CUIT, "cuit cuil cuits cuils");
        put(Cue.IBAN, "iban");
        put(
                Cue.NATIONAL,
                "dni dnis cedula cedulas ced cc ci cdi dui duis rg identidad identidade identificacion identificacao identity documento documentos "
                        + "document doc nie nif rfc pasaporte passaporte passport ssn cui dpi ti ine curp ruc rne cnh");
        put(
                Cue.AMOUNT,
                "usd cop mxn clp ars pen brl eur uyu pyg bob crc gtq dop ves us peso pesos dolar dolares dollars dollar euro euros real reais reales sol "
                        + "soles bolivares bs rs lempiras quetzales colones guaranies mil millones millon milhoes milhao million millions bi billones thousand "
                        + "bucks lucas pila pilas km kms kg mb gb tb kb mbps ml ms hz mhz ghz px seg segundos minutos horas hours dias days unidades habitantes "
                        + "personas pessoas people usuarios likes");
    }

    private Cues() {}

    /** What the signs from {@code start} to before {@code end} say; dots do not count: "c.c" is "cc". */
    static Cue of(Symbols text, int start, int end) {
        long key = 1;
        for (int i = start; i < end; i++) {
            key = text.at(i) == '.' ? key : key * 1_000_003 + text.at(i);
        }
        int slot = slot(key);
        while (KEYS[slot] != 0 && KEYS[slot] != key) {
            slot = (slot + 1) % SLOTS;
        }
        return KEYS[slot] == 0 && beginsLikePhone(text, start, end - start) ? Cue.PHONE : CUES[slot];
    }

    /** Verbs of calling have too many endings to list: "llamarlos", "contactándome", "marcarle". */
    private static boolean beginsLikePhone(Symbols text, int start, int length) {
        if (length >= 6) {
            for (String stem : PHONE_STEMS) {
                if (text.startsWith(stem, start)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void put(Cue cue, String words) {
        for (String word : words.split(" ")) {
            long key = 1;
            for (int i = 0; i < word.length(); i++) {
                key = key * 1_000_003 + word.charAt(i);
            }
            int slot = slot(key);
            while (KEYS[slot] != 0 && KEYS[slot] != key) {
                slot = (slot + 1) % SLOTS;
            }
            KEYS[slot] = key;
            CUES[slot] = cue;
        }
    }

    private static int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 52);
    }
}
