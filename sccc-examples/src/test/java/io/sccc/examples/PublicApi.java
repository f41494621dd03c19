package io.sccc.examples;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a module shows to others, as text: one line a type, below it one line a member, everything sorted. */
final class PublicApi {

    private static final int SHOWN = Modifier.PUBLIC | Modifier.PROTECTED;
    private static final int PRINTED = SHOWN | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT;
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
    private static final Pattern NULLABLE =
            Pattern.compile("((?:\\w+\\.)*)@org\\.jspecify\\.annotations\\.Nullable(?:\\(\\))? ?");
    private static final Pattern INTERNAL = Pattern.compile("(^|\\.)internal(\\.|$)");

    private PublicApi() {}

    /** The lines for a folder of class files; its classes must be on the class path too. */
    static List<String> of(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - 6).replaceAll("[/\\\\]", "."))
                    .map(PublicApi::load)
                    .filter(PublicApi::shown)
                    .sorted(Comparator.comparing(Class::getName))
                    .flatMap(type -> of(type).stream())
                    .toList();
        }
    }

    /** The lines for one type. */
    static List<String> of(Class<?> type) {
        List<String> members = new ArrayList<>();
        shown(type.getDeclaredFields()).map(PublicApi::field).forEach(members::add);
        shown(type.getDeclaredConstructors()).map(PublicApi::constructor).forEach(members::add);
        shown(type.getDeclaredMethods())
                .filter(method -> !OF_EVERY_OBJECT.contains(method.getName()) && !ofEveryEnum(method))
                .map(PublicApi::method)
                .forEach(members::add);
        return Stream.concat(Stream.of(head(type)), members.stream().sorted().map(member -> "    " + member))
                .map(PublicApi::plain)
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is not on the class path", e);
        }
    }

    private static boolean shown(Class<?> type) {
        if (type.isSynthetic() || INTERNAL.matcher(type.getPackageName()).find()) {
            return false;
        }
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if ((each.getModifiers() & SHOWN) == 0 || each.isAnonymousClass() || each.isLocalClass()) {
                return false;
            }
        }
        return true;
    }

    private static <M extends Member> Stream<M> shown(M[] members) {
        return Arrays.stream(members).filter(member -> (member.getModifiers() & SHOWN) != 0 && !member.isSynthetic());
    }

    private static boolean ofEveryEnum(Method method) {
        return method.getDeclaringClass().isEnum()
                && Modifier.isStatic(method.getModifiers())
                && (method.getName().equals("values") || method.getName().equals("valueOf"));
    }

    private static String head(Class<?> type) {
        AnnotatedType parent = type.getAnnotatedSuperclass();
        boolean ownParent = parent != null
                && !Set.of(Object.class, Record.class, Enum.class).contains(raw(type.getSuperclass()));
        return modifiers(type.getModifiers() & ~(type.isInterface() ? Modifier.ABSTRACT : 0))
                + (type.isSealed() ? "sealed " : "")
                + kind(type)
                + type.getName()
                + variables(type.getTypeParameters())
                + (ownParent ? " extends " + parent : "")
                + list(type.isInterface() ? " extends " : " implements ", type.getAnnotatedInterfaces())
                + permits(type);
    }

    private static Class<?> raw(Class<?> type) {
        return type == null ? Object.class : type;
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface ";
        }
        return type.isInterface() ? "interface " : type.isEnum() ? "enum " : type.isRecord() ? "record " : "class ";
    }

    private static String permits(Class<?> type) {
        List<String> names = !type.isSealed()
                ? List.of()
                : Arrays.stream(type.getPermittedSubclasses())
                        .filter(PublicApi::shown)
                        .map(Class::getName)
                        .sorted()
                        .toList();
        return names.isEmpty() ? "" : " permits " + String.join(", ", names);
    }

    private static String field(Field field) {
        return modifiers(field.getModifiers()) + field.getAnnotatedType() + " " + field.getName();
    }

    private static String constructor(Constructor<?> constructor) {
        return modifiers(constructor.getModifiers()) + "new" + signature(constructor);
    }

    private static String method(Method method) {
        String variables = variables(method.getTypeParameters());
        return modifiers(method.getModifiers())
                + (method.isDefault() ? "default " : "")
                + (variables.isEmpty() ? "" : variables + " ")
                + method.getAnnotatedReturnType() + " " + method.getName() + signature(method);
    }

    private static String signature(Executable code) {
        return Arrays.stream(code.getAnnotatedParameterTypes())
                        .map(AnnotatedType::toString)
                        .collect(joining(", ", "(", ")"))
                + list(" throws ", code.getAnnotatedExceptionTypes());
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(PublicApi::variable).collect(joining(", ", "<", ">"));
    }

    private static String variable(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getAnnotatedBounds())
                .map(AnnotatedType::toString)
                .collect(joining(" & "));
        return bounds.equals("java.lang.Object") ? variable.getName() : variable.getName() + " extends " + bounds;
    }

    private static String list(String before, AnnotatedType[] types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(AnnotatedType::toString).collect(joining(", ", before, ""));
    }

    private static String modifiers(int modifiers) {
        String text = Modifier.toString(modifiers & PRINTED);
        return text.isEmpty() ? "" : text + " ";
    }

    /** JDK 17 writes {@code @Nullable java.lang.String}, later ones {@code java.lang.@Nullable String}. */
    private static String plain(String line) {
        return NULLABLE.matcher(line.replace('$', '.')).replaceAll("@Nullable $1");
    }
}
