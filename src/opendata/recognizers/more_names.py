"""Names that the kept packages lack: common German, Franconian, Turkish, Arabic, Polish, Russian-German and other family names, given names.

Written for this project from general knowledge of what is common in Germany; no person is meant. One string a language, split at blanks.
"""

from typing import Final

FAMILY: Final[tuple[str, ...]] = (
    # German, by and large the most common ones
    "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz "
    "Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter "
    "Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Weiss Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck "
    "Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel "
    "Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer "
    "Ernst Hübner Kramer Peter Hansen Lindner Jansen Lutz Schilling Nagel Kern Riedel Thiel Fink Ott Böttcher Förster Beyer Schultz Ritter Götz Paul "
    "Stahl Ullrich Ulrich Nowak Haase Hesse Seifert Marx Thiele Dietz Hermann Ackermann Barth Reuter Brinkmann Gerlach Witt Hein Geiger Hauser "
    "Scherer Eckert Ebert Fiedler Röder Heinz Rudolph Metz Reinhardt Reinhard Dittrich Schütz Wirth Sander Bender Blum Kunz Reich Wolter Gruber "
    "Schramm Kaufmann Schlegel Eder Wimmer Rieger Moser Kirchner Lechner Mack Bock Stark Strauß Burger Kurz Zeller Bachmann Heller Krug Ehlers Rose "
    "Hofer Bayer Stumpf Jahn Appel Adam Baier Michel Brenner Conrad Steiner Rupp Merkel Vetter Noack Göbel Ahrens Bach Michels Rausch Knoll Kirsch "
    "Schütte Zimmer Heinze Henning Singer Urban Nickel Schenk Hess Heß Radtke Körner Wittmann Rauch Siebert Kruse Petersen Christiansen Hinz Popp "
    "Lenz Hammer Heim Kohl Kolb Probst Gebhardt Gabriel Wendt Wenzel Rapp Siegel Sturm Unger Wiese Zander Born Hirsch Maurer Philipp Benz Jakob Betz "
    "Stock Kopp Walther Behrens Wegner Wegener Mohr Brand Brandl Fritz Fritsch Freitag Ebner Hagen Heck Held Henkel Herbst Herzog Hoppe Jacob Jacobs "
    "Janssen Jost Kessler Kluge Köster Kunze Langer Linke Löffler Mayr Mertens Metzger Moritz Münch Naumann Oswald Pape Pieper Prinz Raabe Reimann "
    "Renner Riedl Rohde Rosenberger Runge Schade Schaller Scheffler Schick Schiller Schindler Schlüter Schön Schreiner Schuhmann Schumann Seitz "
    "Springer Stadler Steffen Stephan Stoll Straub Strobel Thieme Trautmann Völker Volk Wagenknecht Weigel Weis Wendel Wilke Will Wilhelm Wild Wunderlich "
    # Franconian and Upper Palatine
    "Dotterweich Dorsch Düthorn Dütsch Göller Göppner Griebel Gügel Güthlein Hofmockel Hoh Jungkunz Kaim Kestler Kohmann Kropf Leicht Löblein Lunz "
    "Merzbacher Nüßlein Oppelt Pager Porzner Raab Reichelt Rippstein Saffer Schauer Schmidtlein Schrenker Sebald Spörlein Stöcklein Stretz Tremel "
    "Utzmann Wagenhäuser Wiesneth Zapf Zeis Zwosta Thiem Dresel Bittel Knoblach Förtsch Endres Gerner Hümmer Derra Bräunig Deinlein Eichhorn "
    "Brehm Burkard Dauer Distler Döring Düsel Eberlein Eberth Fösel Fleischmann Först Friedmann Geßlein Gessner Göbhardt Gräf Grasser Gunzelmann "
    "Hattel Helmreich Hollfelder Holzschuh Hübschmann Kachelmann Kaiser Karmann Kauder Kupfer Lamprecht Lips Linz Lieb Lohneis Löhr Mahr Messingschlager "
    "Motschenbacher Nastvogel Neundörfer Nikol Nöth Ochs Ohlmann Panzer Pfister Pflaum Pickel Pitzer Prell Raithel Regus Reh Röckelein Roppelt "
    "Rosenbauer Roßmeißl Sauerbrey Schatz Scheer Schlund Schonath Schorn Schug Schwarzmann Seelmann Senger Stadter Starklauf Stenglein Sünkel Then "
    "Trunk Ultsch Viering Völkel Voran Wachter Weidner Weigmann Weinkamm Wernsdörfer Wich Wicht Will Wittig Wolfschmidt Würstlein Zahner Zenk Zirnsak "
    "Amon Backert Bayerlein Beetz Bezold Böhnlein Burgis Christa Dippold Ebitsch Erlwein Feulner Fleischer Förner Fuchs Gareis Geus Hader Hagel "
    "Haderlein Häfner Hennemann Heublein Höhn Hopf Hornung Jäcklein Kalb Kober Konrad Kolb Krapp Kremer Leistner Lindner Lorber Lurz Martin Meixner "
    "Michel Morgenroth Neubauer Neuner Oetter Ott Pieger Pröls Rehm Reinfelder Reinlein Reitz Ruß Salomon Sammet Schaible Scharf Scheuring Schirmer "
    "Schleicher Schlicht Schmauser Schober Schramm Schwab Schwanzer Seubert Sponsel Stang Stark Steger Stößel Teufel Trautner Uttinger Vogler Weiß "
    "Wehner Welsch Winkelmann Wirsching Wolfrum Zech Zimmermann Zöllner Zweyer Hetzel Hofknecht Igel Karl Kauper Kellermann Kraft Kügel Küfner",
    # Turkish
    "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Özcan "
    "Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş Bozkurt Bulut Keskin Ünal Turan Gül Tekin Özer Işık Kaplan Avcı Sarı Köse Ateş Taş "
    "Karaca Aksoy Coşkun Tunç Uçar Karataş Duman Erdem Toprak Yıldırımoğlu Güngör Demirci Altun Bayram Uysal Kahraman Karakaya Özgür Ekinci Bayrak "
    "Akın Sönmez Türk Aygün Gündüz Baran Ceylan Çiftçi Demirel Durmaz Er Eren Ersoy Genç Gökçe Gürbüz İnce Karabulut Karadağ Kartal Kocak Mutlu Oruç "
    "Özkaya Pektaş Savaş Soylu Tan Topal Topçu Ulusoy Ünlü Uslu Uzun Yaman Yazıcı Yiğit Yüksel Zengin Sezer Demirtaş Çoban Kaymaz Akbulut Akgül Alkan",
    # Arabic, Kurdish, Persian and African names as German offices write them
    "Al-Hassan Alhamwi Almasri Alshami Alahmad Alali Alhussein Alkhatib Alsaleh Alsayed Alomar Alabdullah Hamdan Hussein Hussain Hassan Ahmad Ahmadi Ali "
    "Mohammad Mohammed Mohamed Mahmoud Ibrahim Khalil Khaled Saleh Salem Mansour Najjar Haddad Khoury Barakat Rahal Ghanem Issa Yassin Kassem Daoud "
    "Shahin Hamid Hamad Nasser Osman Othman Omar Youssef Yousef Younes Zaher Zein Abdallah Abdullah Abbas Abboud Akkad Amin Asaad Aziz Bakri Darwish "
    "Diab Fares Fayad Habib Hakim Halabi Harb Hijazi Jaber Jamal Karam Kanaan Kurdi Mahdi Maalouf Malik Mousa Mustafa Nassar Qasem Rashid Rahimi "
    "Rezai Karimi Hosseini Mohammadi Sabbagh Said Sayed Shami Sharif Sleiman Suleiman Taha Tahir Tamim Wahab Zaki Ziad El-Sayed El-Masri Ben-Salah "
    "Benali Bouazizi Haidari Noori Nazari Sultani Stanikzai Amiri Azizi Akbari Rahmani Sadat Yusufi Zadran Tesfaye Haile Gebre Abebe Bekele Kidane "
    "Okafor Adeyemi Mensah Diallo Traore Keita Camara Bah Sow Ndiaye Berhane Ghebreyesus Warsame Abdi Jama Farah Nur",
    # Polish, Czech, Balkan, Albanian, Romanian, Greek, Romance and Asian
    "Nowak Kowalski Kowalska Wiśniewski Wiśniewska Wójcik Kowalczyk Kamiński Kamińska Lewandowski Lewandowska Zieliński Zielińska Szymański Szymańska "
    "Woźniak Dąbrowski Dąbrowska Kozłowski Kozłowska Jankowski Jankowska Mazur Wojciechowski Wojciechowska Kwiatkowski Kwiatkowska Krawczyk Kaczmarek "
    "Piotrowski Piotrowska Grabowski Grabowska Zając Pawłowski Pawłowska Michalski Michalska Król Wieczorek Jabłoński Jabłońska Wróbel Nowakowski "
    "Nowakowska Majewski Majewska Olszewski Olszewska Stępień Malinowski Malinowska Jaworski Jaworska Adamczyk Dudek Nowicki Nowicka Pawlak Górski "
    "Witkowski Witkowska Walczak Sikora Baran Rutkowski Michalak Szewczyk Ostrowski Tomaszewski Pietrzak Marciniak Wróblewski Zalewski Jakubowski "
    "Sadowski Zawadzki Duda Bąk Włodarczyk Borkowski Chmielewski Sokołowski Sawicki Kucharski Maciejewski Kubiak Kalinowski Wysocki Mazurek "
    "Novak Novotny Svoboda Dvořák Horvat Kovačević Kovačić Petrović Jovanović Nikolić Marković Đorđević Ilić Stanković Popović Pavlović Marić Jurić Babić "
    "Hadžić Hodžić Mehmedović Krasniqi Berisha Gashi Hoxha Shala Morina Kastrati Bytyqi Osmani Rexhepi Thaçi Zeqiri Selimi Ionescu Popescu Popa Pop Dumitru "
    "Stan Stoica Gheorghe Rusu Munteanu Radu Moldovan Constantin Marin Papadopoulos Nikolaidis Georgiou Dimitriou Ioannidis Pappas Garcia Lopez Martinez "
    "Rodriguez Fernandez Gonzalez Sanchez Perez Silva Santos Ferreira Pereira Oliveira Costa Rossi Russo Ferrari Esposito Bianchi Romano Ricci Marino "
    "Greco Bruno Gallo Conti De-Luca Mancini Giordano Rizzo Lombardi Moretti Leone Vitale Caruso Gentile Mariani D'Angelo Nguyen Tran Le Pham Hoang Phan Vu "
    "Vo Dang Bui Do Ho Ngo Duong Ly Singh Kumar Sharma Patel Khan Chen Wang Li Zhang Liu Yang Kim Park Lee Choi",
    # Russian and Russian-German
    "Iwanow Iwanowa Ivanov Ivanova Petrow Petrowa Petrov Petrova Smirnow Smirnowa Smirnov Popow Popowa Popov Sokolow Sokolowa Sokolov Kusnezow Kusnezowa Kuznetsov "
    "Wassiljew Wassiljewa Vasiliev Morosow Morosowa Morozov Nowikow Nowikowa Novikov Fjodorow Fjodorowa Semjonow Semjonowa Alexejew Alexejewa Makarow Makarowa "
    "Stepanow Stepanowa Pawlow Pawlowa Lebedew Lebedewa Kosslow Koslow Koslowa Orlow Orlowa Sacharow Sacharowa Romanow Romanowa Wolkow Wolkowa Friesen Klassen "
    "Penner Dyck Wiebe Neufeld Reimer Janzen Schellenberg Rempel Kovalenko Bondarenko Schewtschenko Shevchenko Tkachenko Kravchenko Melnyk Boyko Lysenko",
)

GIVEN: Final[tuple[str, ...]] = (
    "Abeer Abdulrahman Adnan Ahmad Ahmed Aischa Aisha Alaa Ali Amal Amina Amira Amir Anas Asma Aya Ayman Bassam Bilal Bushra Dalia Dina Dunja Elif Emine Esra "
    "Fadi Farah Faris Fatima Fatma Ghassan Hadi Haitham Hala Hamza Hanan Hani Hasan Hassan Hiba Hussein Ibrahim Iman Jamal Kamal Karim Khadija Khaled Khalil "
    "Laila Layla Leyla Lina Maha Mahmoud Majd Malik Manal Mariam Maryam Mazen Mohammad Mohammed Mohamed Mona Mousa Mustafa Nabil Nadia Nadine Nour Noor Omar Osama "
    "Qusai Rami Rana Rania Rasha Reem Rima Roula Saad Safa Said Salim Salma Samar Sami Samira Sara Suheil Suleiman Taha Tarek Tariq Walid Wael Yahya Yasin Yasmin "
    "Youssef Yousef Yusuf Zahra Zainab Zaid Ziad Zeynep Ahmet Mehmet Hüseyin Mustafa Ömer Emre Tolga Gökhan Orhan Songül Tülay Hülya Ayşe Zehra Deniz Kemal Anil "
    "Wolfram Walburga Notburga Gangolf Kunigunde Burkard Burkhard Kilian Korbinian Otmar Ottmar Lothar Luitpold Veit Sepp Resi Creszentia Edeltraud Irmgard Gertraud "
    "Ottilie Henriette Mathilda Roswitha Hannelore Heidemarie Ingeborg Liselotte Waltraud Reinhilde Rosalinde Friedbert Hartmut Volkmar Ortwin Gerlinde Gunda Adelgunde "
    "Swetlana Ljudmila Tatjana Walentina Gennadij Wladimir Dmitrij Jewgenij Jewgenia Nikolaj Sergej Andrej Aleksej Anatoli Artur Ekaterina Oksana Olena Taras Ruslan Timur "
    "Katarzyna Małgorzata Agnieszka Bożena Danuta Iwona Kinga Zofia Przemysław Zbigniew Sławomir Leszek Jacek Marcin Tomasz Grzegorz Wojciech Krzysztof Stanisław Damian "
    "Valon Florentina Ivana Slobodan Zoran Dragan Goran Milena Snežana Ionut Mihai Priya Linh Thi Minh Hoa Pilar Aurelie Concetta Calogero Nunzio Pasquale Rosaria Gianluca "
    "Giovanni Davide Elisa Francesca Matteo Luigi Claudio Chiara Lwam Selam Yonas Dawit Hana Bereket Abdi Ayaan Hodan Amadou Fatou Mariama Kofi Chinedu Ngozi Imke Malte Ole "
    "Jule Ronja Romy Frieda Mathilda Levin Finn Thore Lasse Birte Wiebke Heike Antje Silke Maike Uta Jörg Ingo Ronny Mandy Cindy Enrico Maik Silvio Sandro Jana Anja Katja",
)
