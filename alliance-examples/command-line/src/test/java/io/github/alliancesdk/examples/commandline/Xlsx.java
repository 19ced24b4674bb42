package io.github.alliancesdk.examples.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes spreadsheets for tests. */
public final class Xlsx {
    private Xlsx() {}

    /** Writes the content of a workbook. */
    @FunctionalInterface
    public interface Content {
        void to(Workbook workbook) throws IOException;
    }

    /** Writes a file with another library than the one that reads it. */
    public static String write(Path file, Content content) {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.to(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    /** Writes rows of strings, numbers and nulls as one sheet. */
    public static String write(Path file, List<List<Object>> rows) {
        return write(file, workbook -> fill(workbook.newWorksheet("data"), rows));
    }

    public static void fill(Worksheet sheet, List<List<Object>> rows) {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                Object value = rows.get(r).get(c);
                if (value instanceof Number number) {
                    sheet.value(r, c, number);
                } else if (value != null) {
                    sheet.value(r, c, value.toString());
                }
            }
        }
    }

    /** Writes a file with one sheet from the XML of its rows, as Excel writes it. */
    public static String writeXml(Path file, String workbookProperties, String rows) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                            + "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-"
                            + "officedocument.spreadsheetml.sheet.main+xml'/>"
                            + "<Override PartName='/xl/styles.xml' ContentType='application/vnd.openxmlformats-"
                            + "officedocument.spreadsheetml.styles+xml'/></Types>");
            add(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                            + "<Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>");
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='" + main + "' xmlns:r='" + relations + "'><workbookPr " + workbookProperties
                            + "/><sheets><sheet name='data' sheetId='1' r:id='r1'/></sheets></workbook>");
            // style 0 is General, 1 a date, 2 a date and time of the file's own, 3 a colour without a date
            add(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns='" + main + "'><numFmts><numFmt numFmtId='164' formatCode='dd.mm.yyyy hh:mm'/>"
                            + "<numFmt numFmtId='165' formatCode='[Red]0.0&quot; days&quot;'/></numFmts><cellXfs>"
                            + "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>"
                            + "</styleSheet>");
            add(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns='" + main + "'><sheetData>" + rows + "</sheetData></worksheet>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
