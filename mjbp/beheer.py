"""The admin site of the house."""

from django.contrib.admin import AdminSite


class Beheer(AdminSite):
    site_header = "Beheer Plan Veiligheid"
    site_title = "Beheer Plan Veiligheid"
    index_title = "Nu te doen"
