using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using WpbPortal.Web.Calendars;

namespace WpbPortal.Web.Mail;

/// <summary>Mail: promised with the act it belongs to, sent after it.</summary>
internal static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateOnStart();
        services.AddSingleton<Letters>();
        services.AddSingleton<CalendarLetters>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<MailSorting>();
        services.AddSingleton<StopLink>();
        services.AddSingleton<OutboxSender>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        return services;
    }

    /// <summary>Where a mail program posts by itself for who wants no more of a kind: without a session, and so without its token. Who opens it in a browser is asked.</summary>
    public static void MapMail(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Urls.StopMailNow, async ([FromQuery(Name = "sleutel")] string? key, StopLink stops, CancellationToken stop) =>
            await stops.StopAsync(key, stop) ? Results.Ok() : Results.NotFound()).AllowAnonymous().DisableAntiforgery().WithMetadata(new SkipStatusCodePagesAttribute());
        routes.MapGet(Urls.StopMailNow, ([FromQuery(Name = "sleutel")] string? key) => Results.LocalRedirect($"{Urls.StopMail}?sleutel={Uri.EscapeDataString(key ?? "")}")).AllowAnonymous();
    }
}
