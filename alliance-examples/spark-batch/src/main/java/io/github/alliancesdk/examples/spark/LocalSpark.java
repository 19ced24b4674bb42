package io.github.alliancesdk.examples.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The session: with the settings of {@code spark-submit}, or by default with all processors of this machine only. */
final class LocalSpark {
    private LocalSpark() {}

    static SparkSession session(String name) {
        // reads the system properties that spark-submit sets
        SparkConf conf = new SparkConf();
        if (!conf.contains("spark.master")) {
            conf.setMaster("local[*]")
                    .setIfMissing("spark.driver.host", "127.0.0.1")
                    .setIfMissing("spark.driver.bindAddress", "127.0.0.1")
                    .setIfMissing("spark.ui.enabled", "false")
                    .setIfMissing("spark.log.level", "WARN");
        }
        return SparkSession.builder().appName(name).config(conf).getOrCreate();
    }

    /** Stops the session if there is one. */
    static void stop() {
        if (SparkSession.getDefaultSession().isDefined()) {
            SparkSession.getDefaultSession().get().stop();
        }
    }
}
