// Checks all Markdown files below a folder with LanguageTool, which has no command of its own in the registry.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.RuleMatch;

public class CheckFiles {
  public static void main(String[] folders) throws Exception {
    var tool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
    var found = 0;
    List<Path> paths;
    try (var all = Files.walk(Path.of(folders[0]))) {
      paths = all.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    }
    for (Path path : paths)
      for (RuleMatch match : tool.check(Files.readString(path))) {
        System.out.println(path + ":" + match.getFromPos() + ": " + match.getRule().getId());
        found++;
      }
    System.exit(found > 0 ? 1 : 0);
  }
}
