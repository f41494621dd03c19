package io.sccc.metrics.trend;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Words of English, Spanish and Portuguese that say nothing alone, folded. */
final class StopWords {

    private static final String ENGLISH =
            "a about after again all also always am an and another any are aren't as at back be because been before being"
                    + " but by can can't cannot could day did didn't do does doesn't doing don't done each else even ever every"
                    + " for from get gets getting go going gonna good got had has have haven't having he hello her here hey hi"
                    + " him his how i i'll i'm i've if im in into is isn't it it's its just know let like lol made make many"
                    + " may me more most much must my need never new no not now of off ok okay on one only or other our out"
                    + " over own people please pls really right said same say see she should since so some someone something"
                    + " still such take tell than thank thanks that that's the their them then there there's these they thing"
                    + " things think this those through time to today too try trying two u up us use using ve very want was"
                    + " wasn't way we well were what when where which while who why will with won't work would yeah yes yet"
                    + " you you're your yours";

    private static final String SPANISH =
            "ahora al algo alguien algun alguna alguno ano anos ante antes aqui asi aun aunque ayer bien buen buena buenas"
                    + " bueno buenos cada casi como con contra cosa cual cuales cuando cuanto da dan dar de decir del desde"
                    + " despues dia dias dice dicen donde dos el ella ellas ellos en entonces entre era eran eres es esa esas"
                    + " ese eso esos esta estaba estan estar estas este esto estos estoy fue fueron gracias ha haber habia"
                    + " hace hacen hacer hacia han hasta hay hola hoy igual ir jaja la las le les lo los luego mas mejor menos"
                    + " mi mientras mis mismo mucha mucho muchos muy nada nadie ni nos nosotros nuestra nuestro nunca o otra"
                    + " otras otro otros para parece pero poco por porque pq pueda puede pueden puedo pues que quien quiere"
                    + " quiero se sea sean segun ser sera si sido siempre sin sobre solo son soy su sus tal tambien tan tanto"
                    + " te tener tengo tiene tienen toda todas todavia todo todos tres tu tus un una unas uno unos usted"
                    + " ustedes va vamos van ver vez voy y ya yo";

    private static final String PORTUGUESE =
            "agora ai ainda alguem algum ali ao aos apenas aquela aquele aquilo ate bem boa bom cade coisa com comigo das"
                    + " dela dele deles demais depois dessa desse desta deste disso dizer do dos e em embora entao essas esses"
                    + " estao estou eu faz fazer fica ficar fiz foi foram gente hoje isso isto ja lhe mais mesma meu meus minha"
                    + " minhas muita muito na nao nas nem nenhum nessa nesse nesta neste ninguem nossa nosso num numa oi onde"
                    + " ontem os ou outra outro pela pelo pelos per pode podem pois porem posso pra pro quais qual quando"
                    + " quanto quase quem quer queria quero sao seja sem sempre sendo seu seus sim sou sua suas ta tao tambem"
                    + " tava tem tenho ter teu teve tinha tudo um uma umas uns vai vao vc vcs vem voce voces vou";

    private static final String NETWORKS = "amp cc dm fyi gt http https lt rt tbt via www";

    private static final Set<String> WORDS = Set.copyOf(new HashSet<>(Arrays.asList(
            String.join(" ", ENGLISH, SPANISH, PORTUGUESE, NETWORKS).split(" "))));

    private StopWords() {}

    static boolean has(String folded) {
        return WORDS.contains(folded);
    }
}
