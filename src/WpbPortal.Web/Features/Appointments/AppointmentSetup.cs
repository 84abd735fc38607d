namespace WpbPortal.Web.Features.Appointments;

internal static class AppointmentSetup
{
    public static void AddAppointments(this IServiceCollection services)
    {
        services.AddSingleton<AppointmentQueries>();
        services.AddSingleton<AppointmentService>();
        services.AddSingleton<AppointmentLetters>();
        services.AddSingleton<AppointmentClockwork>();
    }
}
