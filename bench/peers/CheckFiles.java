// Checks all drafts below some folders in a variety of English with LanguageTool, whose package has no command.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.RuleMatch;

public class CheckFiles {
  public static void main(String[] varietyAndFolders) throws Exception {
    var tool = new JLanguageTool(Languages.getLanguageForShortCode(varietyAndFolders[0]));
    var found = 0;
    List<Path> paths = new ArrayList<>();
    for (var folder : Arrays.copyOfRange(varietyAndFolders, 1, varietyAndFolders.length))
      try (var all = Files.walk(Path.of(folder))) {
        all.filter(path -> path.toString().matches(".*\\.(md|txt)")).sorted().forEach(paths::add);
      }
    for (Path path : paths)
      for (RuleMatch match : tool.check(Files.readString(path))) {
        System.out.println(path + ":" + match.getFromPos() + "-" + match.getToPos() + ": " + match.getRule().getId());
        found++;
      }
    System.exit(found > 0 ? 1 : 0);
  }
}
