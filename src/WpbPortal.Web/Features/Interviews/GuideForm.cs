using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>What is typed of a guide: parts by their place, each with a question on every line.</summary>
public sealed class GuideForm
{
    public Guid Id { get; set; }
    public string? Title { get; set; }
    public bool IsForStudents { get; set; }
    public Dictionary<string, string?>? Titles { get; set; }
    public Dictionary<string, string?>? Questions { get; set; }
    public Dictionary<string, bool>? Spectra { get; set; }

    /// <summary>How many parts there are to fill in: one more than are filled in.</summary>
    internal int Shown => Math.Clamp(Enumerable.Range(0, GuideContent.MostClusters).LastOrDefault(place => !string.IsNullOrWhiteSpace(Titles?.GetValueOrDefault($"{place}")) || !string.IsNullOrWhiteSpace(Questions?.GetValueOrDefault($"{place}")), -1) + 2, 1, GuideContent.MostClusters);

    /// <summary>As the domain takes it.</summary>
    internal GuideContent Content => new(LocalisedText.Same(Title ?? ""), IsForStudents ? Role.StudentTeacher : Role.Supervisor,
        [.. Enumerable.Range(0, GuideContent.MostClusters).Select(At).Select(part => new QuestionCluster(LocalisedText.Same(string.IsNullOrWhiteSpace(part.Title) ? Title ?? "" : part.Title), part.ShowsSpectrum,
            [.. (part.Questions ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(LocalisedText.Same)]))]);

    /// <summary>A part by its place.</summary>
    internal (string? Title, string? Questions, bool ShowsSpectrum) At(int place) =>
        (Titles?.GetValueOrDefault($"{place}"), Questions?.GetValueOrDefault($"{place}"), Spectra?.GetValueOrDefault($"{place}") is true);

    /// <summary>What a guide says now, in the language of the screen.</summary>
    internal static GuideForm Of(GuideContent guide) => new()
    {
        Title = guide.Title.Show(), IsForStudents = guide.Audience == Role.StudentTeacher,
        Titles = guide.Clusters.Select((cluster, place) => (place, cluster)).ToDictionary(one => $"{one.place}", one => (string?)one.cluster.Title.Show()),
        Questions = guide.Clusters.Select((cluster, place) => (place, cluster)).ToDictionary(one => $"{one.place}", one => (string?)string.Join('\n', one.cluster.Questions.Select(question => question.Show()))),
        Spectra = guide.Clusters.Select((cluster, place) => (place, cluster)).ToDictionary(one => $"{one.place}", one => one.cluster.ShowsSpectrum),
    };

    /// <summary>What was kept of it.</summary>
    internal static GuideForm Of(DraftFields fields) => new()
    {
        Id = Guid.TryParse(fields.Text("Form.Id"), out var id) ? id : Guid.Empty, Title = fields.Text("Form.Title"), IsForStudents = fields.Text("Form.IsForStudents") == "true",
        Titles = Places(place => fields.Text($"Form.Titles[{place}]")), Questions = Places(place => fields.Text($"Form.Questions[{place}]")),
        Spectra = Places(place => fields.Texts($"Form.Spectra[{place}]").Count > 0),
    };

    private static Dictionary<string, T> Places<T>(Func<int, T> of) => Enumerable.Range(0, GuideContent.MostClusters).ToDictionary(place => $"{place}", of);
}
