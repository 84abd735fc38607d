using System.Text.RegularExpressions;

namespace WpbPortal.Web.Tests.House;

/// <summary>What may stand where (docs/decisions, and the map in the README).</summary>
internal static partial class SourceRules
{
    private const int MostLinesOfMarkup = 120;
    private const int MostFilesWithoutSubfolders = 15;

    private const string Domain = "src/WpbPortal.Domain";
    private const string Web = "src/WpbPortal.Web";

    /// <summary>
    /// Where the computer's own clock is meant: waiting for a server to start, before there is a portal with a clock. What the
    /// portal does at a moment takes its TimeProvider.
    /// </summary>
    private static readonly string[] OwnClock =
    [
        "src/WpbPortal.Data/LocalPostgres/Postmaster.cs", "src/WpbPortal.Data/LocalPostgres/FolderLock.cs", "src/WpbPortal.Web/Settings/PortalDatabase.cs",
    ];

    /// <summary>
    /// Parts with a text that is kept by the form around them: LogSessionPage, the pages of sources, of themes and of what is tried; and the note
    /// without network, which its own script keeps on the device.
    /// </summary>
    private static readonly string[] PartsOfKeptForms = ["LogText.razor", "SourceFields.razor", "ThemeFields.razor", "ExperimentFields.razor", "OnTheGoText.razor", "TemplateActivityFields.razor"];

    /// <summary>An anonymous record may not carry in its id when it was made.</summary>
    private const string MomentlessId = $"{Web}/Features/Interviews/MomentlessId.cs";

    /// <summary>A language is called by its own name, whatever the language of the screen.</summary>
    private static readonly string[] LanguageNames = ["Nederlands", "English"];

    public static IReadOnlyList<SourceRule> All { get; } =
    [
        new("The domain knows no clock, no chance, no files and no network: it is told today or now.",
            file => Code(file) && file.IsIn(Domain),
            @"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bTimeProvider\b|\bStopwatch\b|\bRandom\b|\bEnvironment\.|\bFile\.|\bHttpClient\b|\basync\b|\bTask\b|Guid\.NewGuid",
            $"{Domain}/Bad.cs", "var now = DateTimeOffset.UtcNow;"),
        new("What happens at a moment asks the portal's clock (TimeProvider), so that a test can move it.",
            file => Code(file) && file.IsIn("src") && !OwnClock.Contains(file.Path),
            @"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b", $"{Web}/Bad.cs", "var today = DateTime.Today;"),
        new("Ids sort by age: Guid.CreateVersion7(). What must not be guessed is a SessionToken, what must differ once is Guid.NewGuid() with .ToString() or a format; what leads to nobody has a MomentlessId.",
            file => Code(file) && file.IsIn("src") && file.Path != MomentlessId,
            @"Guid\.NewGuid\(\)(?!\.ToString|:N)|Guid\.Parse\(Guid\.", $"{Web}/Bad.cs", "var id = Guid.NewGuid();"),
        new("Pages and components never name EF, the context or a data source: they call a service or queries class.",
            Page, @"EntityFrameworkCore|\bWpbDbContext\b|\bWpbContexts\b|\bIDbContextFactory\b|\bIQueryable\b|\bDbSet\b|\bNpgsql\w*",
            $"{Web}/Features/Bad/BadPage.razor.cs", "using Microsoft.EntityFrameworkCore;"),
        new("No IHttpContextAccessor: in a circuit there is no request, and the one it finds may be somebody else's.",
            file => file.IsIn(Web), @"\bIHttpContextAccessor\b|AddHttpContextAccessor", $"{Web}/Components/Bad.razor", "@inject IHttpContextAccessor Http"),
        new("Markup is markup: code lives in the .razor.cs beside it.",
            file => file.IsIn(Web) && file.Path.EndsWith("Page.razor", StringComparison.Ordinal), @"@code\b|@functions\b", $"{Web}/Features/Bad/BadPage.razor", "@code { private int _count; }"),
        new("Markup stays within some 120 lines: split what has grown.",
            file => file.IsIn("src") && file.Path.EndsWith(".razor", StringComparison.Ordinal),
            file => file.Text.AsSpan().Count('\n') is > MostLinesOfMarkup and var lines ? [$"{lines} lines"] : [],
            $"{Web}/Components/Bad.razor", new('\n', MostLinesOfMarkup + 1)),
        new("Every word on a page is a text in both languages, never typed into the markup.",
            file => file.IsIn(Web) && file.Path.EndsWith(".razor", StringComparison.Ordinal) && file.Name != "BrandMark.razor",
            file => TypedWords().Matches(MarkupOnly(file.Text)).Select(match => match.Value.Trim()).Except(LanguageNames),
            $"{Web}/Features/Bad/BadPage.razor", "<p>Nog geen gesprekken.</p>"),
        new("Text of some length stands in a form that keeps it while it is typed: @attributes=\"DraftForm.Of(…)\"; a part of such a form stands in PartsOfKeptForms.",
            file => file.IsIn(Web) && file.Path.EndsWith(".razor", StringComparison.Ordinal) && !PartsOfKeptForms.Contains(file.Name),
            file => LongTexts().Matches(KeptForms().Replace(file.Text, "")).Select(match => match.Value),
            $"{Web}/Features/Bad/BadPage.razor", """<form method="post"><textarea name="Form.Text"></textarea></form>"""),
        new("A feature does not know another feature: it links through Urls, and what two share moves to Components/Shared, Access or Domain.",
            file => FeatureOf(file) is not null && (Code(file) || file.Path.EndsWith(".razor", StringComparison.Ordinal)) && !file.Path.EndsWith("Setup.cs", StringComparison.Ordinal),
            file => OtherFeature().Matches(file.Text).Where(match => match.Groups[1].Value != FeatureOf(file)).Select(match => match.Value),
            $"{Web}/Features/Coaching/Bad.cs", "using WpbPortal.Web.Features.Trajectories;"),
        new("An address stands in Urls.cs only.",
            file => file.IsIn($"{Web}/Features") && file.Path.EndsWith(".razor", StringComparison.Ordinal),
            "(?:href|action|ActionHref|Href)=\"/[^\"]*\"", $"{Web}/Features/Bad/BadPage.razor", """<a href="/gesprekken">"""),
        new("No names that say nothing: Dto, Vm, ViewModel, Model, Helper, Util, Repository (but the one that ASP.NET asks for).",
            file => Code(file) && file.IsIn("src") && !file.Path.Contains("/Migrations/", StringComparison.Ordinal),
            @"\b(?:class|record|struct|interface)\s+(?!KeyRepository\b)\w*(?:Dto|DTO|Vm|ViewModel|Model|Helpers?|Utils?|Repository)\b", $"{Web}/Bad.cs", "public sealed record SessionDto(Guid Id);"),
        new("No mediator, no mapper library, no validation library, no pipeline: a page calls a service, a service calls the context.",
            file => file.Path.EndsWith(".csproj", StringComparison.Ordinal), @"(?i)MediatR|AutoMapper|Mapster|FluentValidation|Scrutor|Ardalis|Specification", "src/Bad/Bad.csproj", """<PackageReference Include="MediatR" />"""),
        new("Nothing is left for later: no TODO, no skipped test.",
            file => Code(file) || file.Path.EndsWith(".razor", StringComparison.Ordinal),
            file => Later().Matches(file.Text).Where(_ => file.Name is not "SourceRules.cs").Select(match => match.Value),
            $"{Web}/Bad.cs", "// TODO: ask again"),
        new("The domain stands on nothing: no package, no project, no framework.",
            file => file.Path == $"{Domain}/WpbPortal.Domain.csproj", @"<(?:PackageReference|ProjectReference|FrameworkReference)\b", $"{Domain}/WpbPortal.Domain.csproj", """<PackageReference Include="NodaTime" />"""),
        new("Data stands on the domain alone.",
            file => file.Path == "src/WpbPortal.Data/WpbPortal.Data.csproj", "<ProjectReference Include=\"[^\"]*Web", "src/WpbPortal.Data/WpbPortal.Data.csproj", """<ProjectReference Include="..\WpbPortal.Web\WpbPortal.Web.csproj" />"""),
    ];

    /// <summary>Folders that become a drawer for everything.</summary>
    public static readonly string[] ForbiddenFolders =
        ["Common", "Core", "Helpers", "Utils", "Utilities", "Misc", "Models", "Dtos", "ViewModels", "Services", "Managers", "Interfaces", "Application", "Infrastructure", "Extensions"];

    /// <summary>Features that were cut up into folders before they were large.</summary>
    public static IEnumerable<string> FoldersTooSoon(IEnumerable<SourceFile> files) =>
        from feature in files.Where(file => FeatureOf(file) is not null && !file.Path.EndsWith(".resx", StringComparison.Ordinal)).GroupBy(file => FeatureOf(file)!)
        where feature.Count() <= MostFilesWithoutSubfolders && feature.Any(file => file.Path.Count(sign => sign == '/') > 4)
        select feature.Key;

    private static bool Code(SourceFile file) => file.Path.EndsWith(".cs", StringComparison.Ordinal);

    private static bool Page(SourceFile file) =>
        file.IsIn(Web) && (file.Path.EndsWith(".razor", StringComparison.Ordinal) || file.Path.EndsWith(".razor.cs", StringComparison.Ordinal) || file.IsIn($"{Web}/Components"));

    private static string? FeatureOf(SourceFile file) => file.IsIn($"{Web}/Features") ? file.Path.Split('/')[3] : null;

    /// <summary>Without code, comments and attributes, so that only what is typed is left.</summary>
    private static string MarkupOnly(string razor) =>
        Regex.Replace(Regex.Replace(razor, @"@\*.*?\*@|<style.*?</style>|^@code\b.*", "", RegexOptions.Singleline | RegexOptions.Multiline), "\"[^\"]*\"", "\"\"");

    /// <summary>Two letters or more between one tag and the next, without anything that Razor would read as code.</summary>
    [GeneratedRegex(@"(?<=<(?:p|h\d|a|li|span|strong|label|legend|button|summary|td|th|dt|dd|small|option|figcaption|title)\b[^<>]*(?<![=-])>)\s*[\p{L}][\p{L} ,.'?!:-]+(?=<)")]
    private static partial Regex TypedWords();

    [GeneratedRegex("<textarea\\b[^>]*?name=\"[^\"]*\"|contenteditable")]
    private static partial Regex LongTexts();

    [GeneratedRegex("<form\\b[^>]*DraftForm\\.Of.*?</form>", RegexOptions.Singleline)]
    private static partial Regex KeptForms();

    [GeneratedRegex(@"\bFeatures\.(\w+)")]
    private static partial Regex OtherFeature();

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|XXX)\b|\bSkip\s*=\s*""|\bAssert\.Skip|NotImplementedException")]
    private static partial Regex Later();
}
