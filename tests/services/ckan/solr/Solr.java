import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/** Solr in one process on loopback: `java -cp 'lib/*' Solr.java HOME PORT`. */
public class Solr {
    public static void main(String[] words) throws Exception {
        JettyConfig config = JettyConfig.builder().setContext("/solr").setPort(Integer.parseInt(words[1])).build();
        new JettySolrRunner(words[0], config).start();
        Thread.currentThread().join();
    }
}
