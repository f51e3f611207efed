import java.util.ListResourceBundle;
import java.util.Map;
import java.util.TreeMap;

/** Prints keytool's Traditional Chinese texts, one a line, sorted by their keys. Their bundle has another name in JDK 25 than in 17 and 21. */
class KeytoolTexts {
    public static void main(String[] args) throws Exception {
        ListResourceBundle bundle = (ListResourceBundle) bundle().getDeclaredConstructor().newInstance();
        Map<String, Object> texts = new TreeMap<>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getObject(key)));
        texts.forEach((key, text) -> System.out.println((key + "\t" + text).replace("\n", "\\n")));
    }

    private static Class<?> bundle() throws ClassNotFoundException {
        try {
            return Class.forName("sun.security.tools.keytool.Resources_zh_TW");
        } catch (ClassNotFoundException renamed) {
            return Class.forName("sun.security.tools.keytool.resources.keytool_zh_TW");
        }
    }
}
