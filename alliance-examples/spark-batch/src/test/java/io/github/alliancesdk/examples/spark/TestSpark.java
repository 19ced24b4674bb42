package io.github.alliancesdk.examples.spark;

import org.apache.spark.sql.SparkSession;

/** One session for all tests: two threads on this machine only. */
final class TestSpark {
    private TestSpark() {}

    static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("tests")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.log.level", "ERROR")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.warehouse.dir", "target/warehouse")
                .getOrCreate();
    }

    /** Runs with small blocks, so that many tasks read even a small file. */
    static void withBlocksOf(int bytes, ThrowingRunnable run) throws Exception {
        SparkSession session = session();
        session.conf().set("spark.sql.files.maxPartitionBytes", Integer.toString(bytes));
        session.conf().set("spark.sql.files.openCostInBytes", "0");
        try {
            run.run();
        } finally {
            session.conf().unset("spark.sql.files.maxPartitionBytes");
            session.conf().unset("spark.sql.files.openCostInBytes");
        }
    }

    interface ThrowingRunnable {
        void run() throws Exception;
    }
}
