using System.Text.Json;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Templates;

/// <summary>
/// The four trajectories of Koster, Van der Plas, Jansen, Huveneers and Van der Kant, told in our own words, that every partnership
/// begins with. A partnership gets copies of its own and may change them.
/// </summary>
public static class ShippedTemplates
{
    private static readonly string[] Codes = ["scalda", "os013", "kw1c", "eckart"];

    /// <summary>Adds a copy of each to a new partnership; saving is the caller's.</summary>
    public static IReadOnlyList<TrajectoryTemplate> AddTo(WpbDbContext context, Guid partnershipId, DateTimeOffset now)
    {
        TrajectoryTemplate[] templates = [.. Codes.Select(code => new TrajectoryTemplate(partnershipId, code, Read(code), now))];
        context.AddRange(templates);
        return templates;
    }

    /// <summary>What one of them says.</summary>
    internal static TemplateContent Read(string code)
    {
        using var stream = typeof(ShippedTemplates).Assembly.GetManifestResourceStream($"WpbPortal.Data.Templates.{code}.json")
            ?? throw new InvalidOperationException($"Template {code} is not embedded.");
        return JsonSerializer.Deserialize<TemplateContent>(stream, TemplateJson.Options) ?? throw new InvalidOperationException($"Template {code} is empty.");
    }
}
