using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WpbPortal.Data.Templates;

/// <summary>How the content of templates is written as JSON, in the files that ship and in the database.</summary>
internal static class TemplateJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It goes into a parameter and never into a page as it is; readable letters keep it searchable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
